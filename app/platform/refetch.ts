import { useCallback } from "react";
import { useRevalidator } from "react-router";

let under = 0;

/** True while a refetch that somebody asked for is under way: then no route may decline to load. */
export const refetching = (): boolean => under > 0;

/**
 * Fetches what the page shows again. A navigation that begins meanwhile, or during which it is asked for, takes it over, and asks
 * each route whether it loads; routes that skip loading for some navigations hold this against `refetching`.
 */
export function useRefetch(): () => Promise<void> {
  const { revalidate } = useRevalidator();
  return useCallback(async () => {
    under += 1;
    try {
      await revalidate();
    } finally {
      under -= 1;
    }
  }, [revalidate]);
}
