import { type ComponentProps, useState } from "react";
import { useI18n } from "~/platform/i18n";
import { TextField } from "./field";

/** A password that can be looked at while it is typed; a refused one never comes back. */
export function PasswordField(props: Omit<ComponentProps<typeof TextField>, "type" | "defaultValue">) {
  const { t } = useI18n();
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <TextField {...props} type={shown ? "text" : "password"} defaultValue="" required spellCheck={false} />
      <button
        type="button"
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute right-0 top-0 text-xs text-ink-3 hover:text-ink hover:underline"
      >
        {t(shown ? "identity.password_hide" : "identity.password_show")}
      </button>
    </div>
  );
}
