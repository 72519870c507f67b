import { isMessageKey, type T } from "~/platform/i18n";

/** The name of an action; its code where the catalogue does not know it, as in an entry of a later version. */
export function actionName(t: T, action: string): string {
  const key = `audit.action.${action}`;
  return isMessageKey(key) ? t(key) : action;
}

/** The name of a kind of subject; its code where the catalogue does not know it. */
export function subjectTypeName(t: T, type: string): string {
  const key = `audit.subject.${type}`;
  return isMessageKey(key) ? t(key) : type;
}
