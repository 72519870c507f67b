import { type RefObject, useEffect, useRef, useState } from "react";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** True when a field says something else than it was drawn with. */
function touched(field: Field): boolean {
  if (field instanceof HTMLSelectElement)
    return [...field.options].some((option) => option.defaultSelected && !option.selected);
  if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio"))
    return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
}

/**
 * The version that the fields inside `box` stand on: what is stored, until somebody types. From then on another person's change
 * leaves the fields alone; saving them is refused as stale, and holds against the present version after that. Fields keyed by the
 * returned version start anew with it. `refusal` is the reply to these fields, `submitted` is called when they are sent.
 */
export function useHeldVersion(
  version: number,
  { box, refusal }: { box: RefObject<HTMLElement | null>; refusal: unknown },
): { held: number; submitted: () => void } {
  const [held, setHeld] = useState(version);
  const sent = useRef(false);
  const answered = useRef(refusal);
  useEffect(() => {
    const refused = refusal !== undefined && refusal !== answered.current;
    answered.current = refusal;
    if (refused) sent.current = false;
    if (held === version) return;
    const fields = box.current?.querySelectorAll<Field>("input:not([type=hidden]), textarea, select") ?? [];
    if (!sent.current && !refused && [...fields].some(touched)) return;
    sent.current = false;
    setHeld(version);
  }, [box, held, refusal, version]);
  return {
    held,
    submitted: () => {
      sent.current = true;
    },
  };
}
