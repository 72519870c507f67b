import { type ComponentType, useEffect, useState } from "react";

/**
 * A component whose code is fetched when it is first wanted; null until it is there. A fetch that failed is tried again the next time it
 * is wanted.
 */
export function useWanted<Props>(
  wanted: boolean,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> | null {
  const [Component, setComponent] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    if (!wanted || Component) return;
    load().then(
      (loaded) => setComponent(() => loaded),
      () => undefined,
    );
  }, [wanted, Component, load]);
  return Component;
}
