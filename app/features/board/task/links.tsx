import { Plus, TriangleAlert } from "lucide-react";
import { Link } from "react-router";
import type { Relation } from "~/domain/board";
import { groupBy } from "~/domain/group-by";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { SelectField } from "~/ui/field";
import { SuggestField } from "~/ui/suggest-field";
import { useForm } from "~/ui/use-form";
import { PartForm, PartSection, replyTo } from "./part-form";
import { RemoveButton } from "./remove-button";
import type { LinkView, TaskParts } from "./view";

const relations = ["blocked_by", "blocks", "relates"] as const satisfies readonly Relation[];

type LinksProps = { taskKey: string; parts: TaskParts; work: boolean; reply: FormReply | undefined };

/** What the task waits for, what waits for it, and what it has to do with, on whatever board. */
export function Links({ taskKey, parts, work, reply }: LinksProps) {
  const { t } = useI18n();
  const { links, openBlockers } = parts;
  if (links.length === 0 && !work) return null;
  const byRelation = groupBy(links, ({ relation }) => relation);
  return (
    <PartSection
      id="task-links"
      title={t("task.links")}
      aside={
        openBlockers > 0 && (
          <span className="inline-flex items-center gap-1 text-xs font-medium text-watch">
            <TriangleAlert size={13} aria-hidden />
            {t("task.waits_for_open", { count: openBlockers })}
          </span>
        )
      }
    >
      {relations
        .filter((relation) => byRelation.has(relation))
        .map((relation) => (
          <div key={relation} className="flex items-start gap-2 text-sm">
            <p className="w-24 shrink-0 pt-1 text-xs text-ink-3">{t(`task.relation.${relation}`)}</p>
            <ul className="min-w-0 flex-1">
              {byRelation.get(relation)!.map((link) => (
                <LinkLine key={link.id} link={link} work={work} />
              ))}
            </ul>
          </div>
        ))}
      {links.length === 0 && <p className="text-sm text-ink-3">{t("task.no_links")}</p>}
      {work && <NewLink key={links.length} taskKey={taskKey} reply={reply} />}
    </PartSection>
  );
}

function LinkLine({ link, work }: { link: LinkView; work: boolean }) {
  const { t } = useI18n();
  const { relation, id, key, shown, finished } = link;
  return (
    <li className="flex items-start gap-1">
      <p className="min-w-0 flex-1 py-0.5 break-words">
        {shown ? (
          <Link to={paths.task(shown.squadId, id)} className="hover:underline">
            <span className="text-ink-3">{key}</span>{" "}
            <span className={finished ? "text-ink-3 line-through" : undefined}>{shown.title}</span>
          </Link>
        ) : (
          <>
            {key} <span className="text-xs text-ink-3">{t("task.link_hidden")}</span>
          </>
        )}
        {finished && <span className="text-xs text-ink-3"> · {t("task.link_finished")}</span>}
      </p>
      {work && (
        <PartForm intent="remove-link" fields={{ relation, otherId: id }}>
          <RemoveButton label={t("task.link_remove", { key })} />
        </PartForm>
      )}
    </li>
  );
}

function NewLink({ taskKey, reply }: { taskKey: string; reply: FormReply | undefined }) {
  const { t } = useI18n();
  const own = replyTo(reply, "add-link");
  const { fields } = useForm<{ relation: string; other: string }>({
    reply: own,
    defaultValue: { relation: "blocked_by" },
    id: "add-link",
  });
  return (
    <details open={own !== undefined}>
      <summary className="inline-flex cursor-pointer items-center gap-1 rounded-control text-xs text-ink-2 hover:text-ink max-sm:min-h-9">
        <Plus size={12} aria-hidden />
        {t("task.link_add")}
      </summary>
      <PartForm intent="add-link" className="mt-1.5 grid grid-cols-[auto_minmax(0,1fr)] items-start gap-2">
        <SelectField
          meta={fields.relation}
          label={t("task.link_relation")}
          choices={relations.map((value) => ({ value, label: t(`task.relation.${value}`) }))}
        />
        <SuggestField
          meta={fields.other}
          label={t("task.link_other")}
          hint={t("task.link_hint", { example: taskKey })}
          source={paths.taskSuggest}
        />
        <Button className="col-start-2 justify-self-start">{t("task.add")}</Button>
      </PartForm>
    </details>
  );
}
