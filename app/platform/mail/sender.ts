export type Sender = { name: string; address: string };

const address = /^[^\s<>@",;]+@[^\s<>@",;]+$/;

/** The parts of `address` or `Name <address>`; null for anything else. */
export function parseSender(text: string): Sender | null {
  const named = text.match(/^([^<>\r\n]*)<([^<>]*)>$/);
  const sender = named
    ? { name: named[1]!.trim().replace(/^"(.*)"$/, "$1"), address: named[2]!.trim() }
    : { name: "", address: text.trim() };
  return address.test(sender.address) ? sender : null;
}
