/** `to` where it is an address of this application, "/" otherwise: a link must not send people elsewhere after sign-in. */
export function localPath(to: string | null | undefined): string {
  return to && /^\/(?![/\\])/.test(to) ? to : "/";
}
