import { type ComponentType, useEffect, useState } from "react";

/**
 * A component whose code is fetched once the page has nothing else to do, so that what is typed right after wanting it is not lost on the
 * page, or when it is first wanted; null until it is there. A fetch that failed is tried again the next time it is wanted.
 */
export function useWanted<Props>(
  wanted: boolean,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> | null {
  const [Component, setComponent] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    const ahead = () => void load().catch(() => undefined);
    // Safari has no idle callback.
    if (!("requestIdleCallback" in window)) return ahead();
    const planned = window.requestIdleCallback(ahead);
    return () => window.cancelIdleCallback(planned);
  }, [load]);
  useEffect(() => {
    if (!wanted || Component) return;
    load().then(
      (loaded) => setComponent(() => loaded),
      () => undefined,
    );
  }, [wanted, Component, load]);
  return Component;
}
