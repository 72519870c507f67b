import { Form, useSubmit } from "react-router";
import { isDiscipline } from "~/domain/org/discipline";
import type { SchemeDifference } from "~/domain/scheme";
import { isMessageKey, useI18n } from "~/platform/i18n";
import { Card } from "~/ui/card";
import type { loadSchemeEditor } from "./editor.server";

type Editor = Awaited<ReturnType<typeof loadSchemeEditor>>;

/** What this version changes against another, in words. */
export function DifferenceCard({ data }: { data: Editor }) {
  const { t } = useI18n();
  const submit = useSubmit();
  const { difference, versions, version, cycleId } = data;
  const others = versions.filter((one) => one.number !== version.number);
  if (difference === null) return <Card title={t("scheme.compare")}>{t("scheme.first_version")}</Card>;
  return (
    <Card
      title={t("scheme.difference", { number: difference.against })}
      actions={
        others.length > 1 && (
          <Form
            method="get"
            onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
          >
            <input type="hidden" name="version" value={version.number} />
            {cycleId && <input type="hidden" name="cycle" value={cycleId} />}
            <label className="flex items-center gap-2 text-xs text-ink-2">
              {t("scheme.compare_with")}
              <select
                name="against"
                defaultValue={difference.against}
                className="h-[26px] rounded-control border border-line-2 bg-surface px-2 text-xs"
              >
                {others.map((one) => (
                  <option key={one.number} value={one.number}>
                    {t("scheme.version", { number: one.number })}
                  </option>
                ))}
              </select>
            </label>
          </Form>
        )
      }
    >
      {difference.changes.length === 0 ? (
        <p className="text-sm text-ink-2">{t("scheme.no_difference")}</p>
      ) : (
        <ul className="flex flex-col gap-1 text-sm">
          {difference.changes.map((change) => (
            <li key={`${change.what} ${change.about}`}>
              <Change change={change} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Change({ change: { what, about, before, after } }: { change: SchemeDifference }) {
  const { t, f } = useI18n();
  const subject = t(`scheme.what.${what}`, {
    about: isDiscipline(about) ? t(`discipline.${about}`) : (about ?? ""),
  });
  const words = (value: string | null) => {
    if (value === null) return "";
    if (what === "missing" && isMessageKey(`scheme.missing.${value}`))
      return t(`scheme.missing.${value as "block"}`);
    if (what !== "curves") return value;
    return f.list(value.split(", ").map((kind) => t(`curve.kind.${kind as "band"}`)));
  };
  const key =
    before === null ? "scheme.change_added" : after === null ? "scheme.change_removed" : "scheme.change";
  return t(key, { what: subject, before: words(before), after: words(after) });
}
