import type { ComponentProps } from "react";
import { shortestPassword } from "~/domain/identity";
import { useI18n } from "~/platform/i18n";
import { PasswordField } from "~/ui/password-field";

/** Where a new password is chosen, with what makes a good one. */
export function NewPasswordField({ meta }: Pick<ComponentProps<typeof PasswordField>, "meta">) {
  const { t } = useI18n();
  return (
    <PasswordField
      meta={meta}
      label={t("identity.new_password")}
      hint={t("identity.new_password_hint", { minimum: shortestPassword })}
      autoComplete="new-password"
    />
  );
}
