import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { renderSVG } from "uqr";

const period = 30;

/** A new secret of 160 bits, in the base 32 that authenticator apps take. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

const totpOf = (secret: string, names: { issuer?: string; label?: string } = {}) =>
  new TOTP({ ...names, algorithm: "SHA1", digits: 6, period, secret: Secret.fromBase32(secret) });

/** The time step a six-digit code belongs to, one step of clock difference allowed; null when it is wrong. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const digits = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = totpOf(secret).validate({ token: digits, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta;
}

/** What an authenticator app scans: a link and its picture as SVG. */
export function pictureOf(
  secret: string,
  names: { issuer: string; label: string },
): { uri: string; svg: string } {
  const uri = totpOf(secret, names).toString();
  return { uri, svg: renderSVG(uri, { border: 2, pixelSize: 4 }) };
}

/** Ten codes of 50 random bits, for the day the phone is lost. */
export function newRecoveryCodes(): string[] {
  const letters = "abcdefghijkmnpqrstuvwxyz23456789";
  return Array.from({ length: 10 }, () => {
    const text = [...randomBytes(10)].map((byte) => letters[byte % 32]).join("");
    return `${text.slice(0, 5)}-${text.slice(5)}`;
  });
}

/** The form in which a recovery code is compared. */
export const plainRecoveryCode = (typed: string): string => typed.toLowerCase().replace(/[^a-z0-9]/g, "");
