import type { ReactNode } from "react";
import type { ShouldRevalidateFunction } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";

type Reply = FormReply | Response | undefined | null;

const refusal = (reply: Reply): FormReply | null => (reply && "submission" in reply ? reply : null);

/** Loads the current state after a refusal because of somebody else's change; a route with such a form exports it. */
export const revalidateWhenStale: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate;

/**
 * The version a form is sent with: the one it was opened on, kept over a refusal, until the reader was shown somebody else's
 * change; then the current one, so that saving again is a decision.
 */
export function VersionInput({ reply, current }: { reply: Reply; current: number }) {
  const refused = refusal(reply);
  const typed = refused?.submission.initialValue?.version;
  const version = refused && refused.code !== "stale" && typeof typed === "string" ? typed : current;
  return <input type="hidden" name="version" value={version} />;
}

/** True when the reply says that somebody else saved first; the notice then stands for the form's error. */
export const isStale = (reply: Reply): boolean => refusal(reply)?.code === "stale";

/** A field of the form as it is stored now, to be compared with what was typed. */
export type StoredField = { name: string; label: string; stored: string; show?: (value: string) => string };

/** Both versions, side by side, after somebody else saved first; nothing at any other time. */
export function StaleNotice({ reply, fields }: { reply: Reply; fields: readonly StoredField[] }): ReactNode {
  const { t } = useI18n();
  const refused = refusal(reply);
  if (refused?.code !== "stale") return null;
  const typed = refused.submission.initialValue ?? {};
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const different = fields.filter((field) => text(typed[field.name]) !== field.stored);
  return (
    <section
      aria-label={t("stale.title")}
      className="rounded-card border border-watch bg-watch-bg p-4 text-sm"
    >
      <h2 className="font-semibold text-watch">{t("stale.title")}</h2>
      <p className="mt-1 text-ink-2">{different.length > 0 ? t("stale.explain") : t("stale.same")}</p>
      {different.length > 0 && (
        <table className="mt-3 w-full text-sm">
          <thead>
            <tr className="text-left text-xs text-ink-2">
              <th scope="col" className="py-1 pr-3 font-medium">
                {t("stale.field")}
              </th>
              <th scope="col" className="py-1 pr-3 font-medium">
                {t("stale.stored")}
              </th>
              <th scope="col" className="py-1 font-medium">
                {t("stale.yours")}
              </th>
            </tr>
          </thead>
          <tbody>
            {different.map(({ name, label, stored, show = (value) => value }) => (
              <tr key={name} className="align-top">
                <th scope="row" className="py-1 pr-3 text-left font-normal text-ink-2">
                  {label}
                </th>
                <td className="py-1 pr-3 break-words">{show(stored) || "—"}</td>
                <td className="py-1 font-medium break-words">{show(text(typed[name])) || "—"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
