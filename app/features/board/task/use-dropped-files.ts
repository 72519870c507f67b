import { type RefObject, useEffect, useRef, useState } from "react";

/** Files dropped anywhere on the panel around `area`; true while some are held over it. */
export function useDroppedFiles(area: RefObject<HTMLElement | null>, drop: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(drop);
  useEffect(() => {
    latest.current = drop;
  });
  useEffect(() => {
    const panel = area.current?.closest<HTMLElement>("[data-panel]") ?? area.current;
    if (!panel) return;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const hold = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!panel.contains(event.relatedTarget as Node | null)) setOver(false);
    };
    const dropped = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    panel.addEventListener("dragover", hold);
    panel.addEventListener("dragleave", leave);
    panel.addEventListener("drop", dropped);
    return () => {
      panel.removeEventListener("dragover", hold);
      panel.removeEventListener("dragleave", leave);
      panel.removeEventListener("drop", dropped);
    };
  }, [area]);
  return over;
}
