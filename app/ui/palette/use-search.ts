import { useEffect, useState } from "react";
import { paths } from "~/platform/paths";
import type { Hit } from "./hit";

export type SearchState = { hits: readonly Hit[]; text: string; status: "idle" | "searching" | "failed" };

const idle: SearchState = { hits: [], text: "", status: "idle" };

/** Typing faster than this asks only once. */
const PAUSE_MS = 120;

/** What the server finds for the text; earlier hits stay until new ones arrive, an overtaken question is dropped. */
export function useSearch(text: string): SearchState {
  const wanted = text.trim();
  const [state, setState] = useState(idle);
  useEffect(() => {
    if (wanted === "") {
      setState(idle);
      return;
    }
    const controller = new AbortController();
    setState((before) => ({ ...before, status: "searching" }));
    const timer = setTimeout(async () => {
      try {
        const hits = await ask(wanted, controller.signal);
        setState({ hits, text: wanted, status: "idle" });
      } catch {
        if (!controller.signal.aborted) setState({ hits: [], text: wanted, status: "failed" });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [wanted]);
  return state;
}

/** Rejects when the server cannot be reached or answers with a page instead, as it does after signing out. */
async function ask(text: string, signal: AbortSignal): Promise<Hit[]> {
  const response = await fetch(`${paths.search}?q=${encodeURIComponent(text)}`, {
    signal,
    headers: { accept: "application/json" },
  });
  if (!response.ok) throw new Error(`Search answered ${response.status}`);
  const { hits }: { hits: Hit[] } = await response.json();
  return hits;
}
