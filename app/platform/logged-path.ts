/** A path as it may stand in the log: the token of an invitation's link is left out. */
export const loggedPath = (pathname: string): string =>
  pathname.replace(/^\/invitation\/[^/]+/, "/invitation/…");
