import { useId } from "react";
import { plainNumber } from "~/domain/contract";

/** A small labelled number field of a curve; `error` says what is wrong with it. */
export function NumberInput({
  label,
  value,
  onChange,
  unit,
  error,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  unit?: string;
  error?: string;
}) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block text-xs font-medium text-ink-2">
        {label}
      </label>
      <span className="mt-1 flex h-8 items-center rounded-control border border-line-2 bg-surface px-2 focus-within:outline-2 focus-within:outline-ink has-aria-invalid:border-bad max-sm:h-9">
        <input
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={() => onChange(plainNumber(value))}
          inputMode="decimal"
          aria-invalid={error !== undefined || undefined}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          className="w-full min-w-0 bg-transparent text-sm outline-none"
        />
        {unit && <span className="pl-1 text-xs whitespace-nowrap text-ink-3">{unit}</span>}
      </span>
      {error !== undefined && (
        <p id={`${id}-error`} className="mt-0.5 text-xs text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
