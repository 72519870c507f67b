import type { identity as source } from "../en/identity";

export const identity: Record<keyof typeof source, string> = {
  "identity.sign_in": "登录",
  "identity.sign_out": "退出登录",
  "identity.email": "电子邮箱",
  "identity.password": "密码",
  "error.credentials": "邮箱与密码不匹配，或账号已停用。",
  "audit.action.session.opened": "登录",
  "audit.action.session.refused": "登录被拒绝",
  "audit.action.session.ended": "退出登录",
  "audit.action.preferences.saved": "保存个人偏好",
};
