import { Agent, request } from "node:http";

export type Asked = { path: string; form?: Record<string, string> };
export type Driven = { perSecond: number; p50: number; p99: number };

type Drive = {
  origin: string;
  headers: Record<string, string>;
  connections: number;
  requests: number;
  /** What the `turn`-th request of a connection asks for. */
  ask: (connection: number, turn: number) => Asked;
  /** Called with each answer's body, for a next request that depends on it. */
  heard?: (connection: number, body: string) => void;
};

/** Sends requests over kept-open connections, each waiting for its answer, and measures them. Throws for any answer but 200. */
export async function drive({ origin, headers, connections, requests, ask, heard }: Drive): Promise<Driven> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(origin);
  const times: number[] = [];
  const once = ({ path, form }: Asked) =>
    new Promise<string>((resolve, reject) => {
      const body = form && new URLSearchParams(form).toString();
      const typed = body ? { "Content-Type": "application/x-www-form-urlencoded", Origin: origin } : {};
      const method = body ? "POST" : "GET";
      const sent = request(
        { agent, hostname, port, path, method, headers: { ...headers, ...typed } },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on("data", (part: Buffer) => parts.push(part));
          answer.on("end", () => {
            const text = Buffer.concat(parts).toString();
            if (answer.statusCode === 200) resolve(text);
            else reject(new Error(`${method} ${path} answered ${answer.statusCode}: ${text.slice(0, 200)}`));
          });
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  const each = Math.ceil(requests / connections);
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      for (let turn = 0; turn < each; turn++) {
        const start = performance.now();
        const body = await once(ask(connection, turn));
        times.push(performance.now() - start);
        heard?.(connection, body);
      }
    }),
  );
  const perSecond = (times.length * 1000) / (performance.now() - started);
  agent.destroy();
  times.sort((a, b) => a - b);
  return {
    perSecond,
    p50: times[Math.floor(times.length / 2)]!,
    p99: times[Math.floor(times.length * 0.99)]!,
  };
}
