import type { Visitor } from "../../support/server";

export type Frame = { event: string; id: string | null; data: unknown };

/** An open event stream, read frame by frame. */
export class EventStream {
  private readonly frames: Frame[] = [];
  private waiting: (() => void)[] = [];
  /** True when the server ended the stream. */
  ended = false;

  private constructor(
    readonly response: Response,
    private readonly controller: AbortController,
  ) {
    void this.read();
  }

  static async open(visitor: Visitor, path: string, headers: Record<string, string> = {}) {
    const controller = new AbortController();
    const response = await visitor.request(path, { headers, signal: controller.signal });
    return new EventStream(response, controller);
  }

  private async read() {
    const decoder = new TextDecoder();
    let text = "";
    try {
      const reader = this.response.body!.getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        text += decoder.decode(part.value, { stream: true });
        const parts = text.split("\n\n");
        text = parts.pop()!;
        for (const frame of parts) this.take(frame);
      }
    } catch {
      // Closed by the test or cut by the server.
    }
    this.ended = true;
    this.wake();
  }

  private take(part: string) {
    const field = (name: string) =>
      part
        .split("\n")
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    const data = field("data");
    if (data === undefined) return;
    this.frames.push({ event: field("event") ?? "message", id: field("id") ?? null, data: JSON.parse(data) });
    this.wake();
  }

  private wake() {
    for (const resume of this.waiting.splice(0)) resume();
  }

  /** The next frame that fits, taken out of the ones that came. Throws when the stream ends before. */
  async next(fits: (frame: Frame) => boolean): Promise<Frame> {
    for (;;) {
      const index = this.frames.findIndex(fits);
      if (index >= 0) return this.frames.splice(index, 1)[0]!;
      if (this.ended) throw new Error("The stream ended");
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  async untilEnded(): Promise<void> {
    while (!this.ended) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** What came and was not taken yet. */
  rest = (): readonly Frame[] => this.frames;

  close(): void {
    this.controller.abort();
  }
}

export const named = (event: string) => (frame: Frame) => frame.event === event;
