/** What attempts to sign in are counted by: the account that was named, and the address they come from. */
export type ThrottleKind = "account" | "address";

/** Attempts before anything is refused, the first wait, and after how many more attempts the wait doubles. */
const rules = {
  account: { free: 5, firstWait: 30, doubleEvery: 1 },
  /** An office shares one address, so it gets more room. */
  address: { free: 40, firstWait: 60, doubleEvery: 10 },
} as const;

const longestWait = 3_600;

/** How long attempts are remembered after the first one of a row, in milliseconds. */
export const throttleWindow: Record<ThrottleKind, number> = {
  account: 24 * 3_600_000,
  address: 3_600_000,
};

/** Seconds to wait after the n-th attempt (counted from 1) without a success; 0 while attempts are free. quality.md, Security. */
export function waitAfter(kind: ThrottleKind, attempts: number): number {
  const { free, firstWait, doubleEvery } = rules[kind];
  if (attempts < free) return 0;
  const doublings = Math.min(20, Math.floor((attempts - free) / doubleEvery));
  return Math.min(longestWait, firstWait * 2 ** doublings);
}

/** The part of a network address one subscriber holds: an IPv4 address whole, of an IPv6 address the first 64 bits. */
export function subscriberOf(address: string): string {
  const mapped = address.match(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i)?.[1];
  if (mapped) return mapped;
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(gap).fill("0"), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
