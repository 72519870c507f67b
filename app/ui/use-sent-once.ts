import { type FormEvent, useCallback, useEffect, useRef } from "react";
import { useNavigation } from "react-router";

/** Holds back a second sending of a form while the first is under way: a double click is one wish, not a stale second one. */
export function useSentOnce(): (event: FormEvent) => void {
  const { state } = useNavigation();
  const sent = useRef(false);
  useEffect(() => {
    if (state === "idle") sent.current = false;
  }, [state]);
  return useCallback((event: FormEvent) => {
    if (sent.current) event.preventDefault();
    sent.current = true;
  }, []);
}
