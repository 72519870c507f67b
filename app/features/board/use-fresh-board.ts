import { useEffect, useRef } from "react";
import { useRevalidator } from "react-router";

/** Looks for others' changes when the reader comes back to the page, at most once in ten seconds. */
export function useFreshBoard(): void {
  const { revalidate, state } = useRevalidator();
  const last = useRef(0);
  useEffect(() => {
    last.current = performance.now();
  }, []);
  useEffect(() => {
    const look = () => {
      const now = performance.now();
      if (document.visibilityState !== "visible" || state !== "idle" || now - last.current < 10_000) return;
      last.current = now;
      void revalidate();
    };
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [revalidate, state]);
}
