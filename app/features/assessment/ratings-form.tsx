import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/field";
import { replyTo } from "~/ui/reply";
import type { loadIndividualPart } from "./individual.server";

const box =
  "w-full rounded-control border border-line-2 bg-surface px-2.5 text-sm text-ink aria-invalid:border-bad disabled:bg-sunken disabled:text-ink-3";

/** Points and their ground for every line without a curve. */
export function RatingsForm({
  part,
  reply,
}: {
  part: Awaited<ReturnType<typeof loadIndividualPart>>;
  reply: FormReply | Response | undefined;
}) {
  const { t, name } = useI18n();
  const refused = replyTo(reply, "rate")?.submission;
  const lines = part.lines.filter((line) => line.curve === null);
  return (
    <Card
      title={t("individual.ratings")}
      hint={t(part.open.ratings ? "individual.ratings_hint" : "individual.ratings_closed")}
      flush
    >
      {lines.length === 0 ? (
        <p className="px-4.5 py-3 text-sm text-ink-2">{t("individual.no_direct")}</p>
      ) : (
        <Form method="post" key={lines.map((line) => line.version).join()}>
          <div className="px-4.5 pt-3 empty:hidden">
            <FormErrors errors={refused?.error?.[""]} />
          </div>
          <ul className="divide-y divide-line">
            {lines.map((line, i) => {
              const at = (field: string) => `ratings[${i}].${field}`;
              const errors = refused?.error?.[at("score")];
              return (
                <li key={line.id} className="grid gap-3 px-4.5 py-3 sm:grid-cols-[2fr_1fr_3fr]">
                  <input type="hidden" name={at("lineId")} value={line.id} />
                  <input type="hidden" name={at("version")} value={line.version} />
                  <span className="self-center font-semibold">
                    {name({ name: line.title, nameEn: line.titleEn })}
                  </span>
                  <label className="flex flex-col gap-1 text-xs font-medium text-ink-2">
                    {t("individual.score")}
                    <input
                      name={at("score")}
                      defaultValue={line.score ?? ""}
                      inputMode="decimal"
                      autoComplete="off"
                      disabled={!part.open.ratings}
                      aria-invalid={errors ? true : undefined}
                      className={`${box} h-8 max-sm:h-9`}
                    />
                    {errors && (
                      <span role="alert" className="text-bad">
                        {errors.join(" ")}
                      </span>
                    )}
                  </label>
                  <label className="flex flex-col gap-1 text-xs font-medium text-ink-2">
                    {t("individual.note")}
                    <textarea
                      name={at("note")}
                      defaultValue={line.scoreNote}
                      rows={2}
                      disabled={!part.open.ratings}
                      className={`${box} py-1.5`}
                    />
                  </label>
                </li>
              );
            })}
          </ul>
          {part.open.ratings && (
            <div className="flex justify-end border-t border-line bg-sunken px-4.5 py-3">
              <Button name="intent" value="rate" kind="main">
                {t("individual.save_ratings")}
              </Button>
            </div>
          )}
        </Form>
      )}
    </Card>
  );
}
