export const identity = {
  "identity.sign_in": "Sign in",
  "identity.sign_out": "Sign out",
  "identity.email": "E-mail",
  "identity.password": "Password",
  "error.credentials": "E-mail and password do not match an active account.",
  "audit.action.session.opened": "Signed in",
  "audit.action.session.refused": "Sign-in refused",
  "audit.action.session.ended": "Signed out",
  "audit.action.preferences.saved": "Saved own preferences",
} as const;
