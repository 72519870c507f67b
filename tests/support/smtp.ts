import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterAll } from "vitest";

export type Received = {
  from: string;
  to: string[];
  raw: string;
  header: (name: string) => string | undefined;
  text: string;
  html: string;
};

/** A mail server on loopback that keeps what it is given; while `refusing` it answers 451 to every mail. */
export async function smtpReceiver(): Promise<{
  url: string;
  mails: Received[];
  refuse: (on: boolean) => void;
}> {
  const mails: Received[] = [];
  let refusing = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: async (stream, { envelope }, callback) => {
      const raw = await text(stream);
      if (refusing) return callback(Object.assign(new Error("Try again later"), { responseCode: 451 }));
      const { mailFrom, rcptTo } = envelope;
      mails.push(
        parsed(raw, { from: mailFrom ? mailFrom.address : "", to: rcptTo.map(({ address }) => address) }),
      );
      callback();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (on) => {
      refusing = on;
    },
  };
}

/** A server that takes connections and never says a word. */
export async function silentServer(): Promise<{ url: string }> {
  const server = createServer(() => undefined);
  const open = new Set<{ destroy: () => void }>();
  server.on("connection", (socket) => {
    open.add(socket);
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function parsed(raw: string, envelope: { from: string; to: string[] }): Received {
  const whole = part(raw);
  const boundary = whole.header("content-type")?.match(/boundary="?([^";]+)"?/)?.[1];
  const parts = boundary ? whole.body.split(`--${boundary}`).slice(1, -1).map(part) : [whole];
  const bodyOf = (type: string) => {
    const found = parts.find(({ header }) => header("content-type")?.startsWith(type));
    return found ? decoded(found) : "";
  };
  return {
    ...envelope,
    raw,
    header: (name) => unfolded(whole.header(name)),
    text: bodyOf("text/plain"),
    html: bodyOf("text/html"),
  };
}

type Part = { header: (name: string) => string | undefined; body: string };

function part(raw: string): Part {
  const [head = "", ...rest] = raw.replace(/^\r\n/, "").split("\r\n\r\n");
  const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  return {
    header: (name) => {
      const start = `${name.toLowerCase()}:`;
      return lines
        .find((line) => line.toLowerCase().startsWith(start))
        ?.slice(start.length)
        .trim();
    },
    body: rest.join("\r\n\r\n"),
  };
}

const bytesOf = (quoted: string) =>
  Buffer.from(
    quoted.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );

function decoded({ header, body }: Part): string {
  const encoding = header("content-transfer-encoding")?.toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64").toString();
  return encoding === "quoted-printable" ? bytesOf(body.replace(/=\r\n/g, "")).toString() : body;
}

/** A header with its encoded words (RFC 2047) in plain characters. */
const unfolded = (value: string | undefined) =>
  value
    ?.replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, words: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(words, "base64").toString()
        : bytesOf(words.replaceAll("_", " ")).toString(),
    );
