import type { ComponentProps } from "react";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { SuggestField } from "~/ui/suggest-field";

/** Picks one person by name, number or e-mail. */
export function PersonField(props: Omit<ComponentProps<typeof SuggestField>, "source">) {
  const { t } = useI18n();
  return <SuggestField hint={t("people.pick_hint")} {...props} source={paths.peopleSuggest} />;
}
