import { Form } from "react-router";
import { readTaskFilter } from "~/domain/board";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { CheckField, FormErrors, TextField } from "~/ui/field";
import { EmptyState } from "~/ui/page";
import { Chip } from "~/ui/status";
import { useForm } from "~/ui/use-form";
import { useFilterWords } from "../filter-chips";
import type { FilterChoices, SavedFilterView } from "../filter-choices";
import type { DeletedFilter } from "./change-filters.server";

export type FiltersReply = FormReply | { deleted: DeletedFilter } | undefined;

type Props = {
  choices: FilterChoices;
  brought: string | null;
  mayShare: boolean;
  newFilterId: string;
  reply: FiltersReply;
};

/** The filters kept on a board: keep the one brought along, rename, share, replace, delete and take a deletion back. */
export function FilterManager({ choices, brought, mayShare, newFilterId, reply }: Props) {
  const { t } = useI18n();
  const deleted = reply && "deleted" in reply ? reply.deleted : null;
  const refused = reply && "submission" in reply ? reply : undefined;
  const about = refused?.submission.initialValue?.filterId;
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      {deleted && <Deleted filter={deleted} />}
      {brought !== null && (
        <Keep
          key={newFilterId}
          query={brought}
          choices={choices}
          mayShare={mayShare}
          filterId={newFilterId}
          reply={about === newFilterId ? refused : undefined}
        />
      )}
      {refused && !choices.saved.some(({ id }) => id === about) && about !== newFilterId && (
        <FormErrors
          errors={Object.values(refused.submission.error ?? {}).flatMap((errors) => errors ?? [])}
        />
      )}
      <Card flush>
        {choices.saved.length === 0 ? (
          <EmptyState title={t("saved.none")}>{t("saved.none_hint")}</EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {choices.saved.map((filter) => (
              <Saved
                key={`${filter.id} ${filter.version}`}
                filter={filter}
                choices={choices}
                brought={brought}
                mayShare={mayShare}
                reply={about === filter.id ? refused : undefined}
              />
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}

function Deleted({ filter }: { filter: DeletedFilter }) {
  const { t } = useI18n();
  return (
    <Form
      method="post"
      className="flex flex-wrap items-center gap-3 rounded-card border border-line bg-surface px-4 py-2.5 text-sm"
    >
      <span role="status" className="min-w-0 flex-1">
        {t("saved.deleted", { name: filter.name })}
      </span>
      <input type="hidden" name="filterId" value={filter.id} />
      <input type="hidden" name="name" value={filter.name} />
      <input type="hidden" name="query" value={filter.query} />
      {filter.shared && <input type="hidden" name="shared" value="on" />}
      <Button small name="intent" value="save">
        {t("action.undo")}
      </Button>
    </Form>
  );
}

function Words({ query, choices }: { query: string; choices: FilterChoices }) {
  const { t } = useI18n();
  const filter = readTaskFilter(new URLSearchParams(query));
  const chips = useFilterWords(choices)(filter);
  return (
    <span className="flex flex-wrap gap-1.5">
      {filter.text !== "" && <Chip>{t("filter.chip", { title: t("filter.text"), what: filter.text })}</Chip>}
      {chips.map(({ id, label }) => (
        <Chip key={id}>{label}</Chip>
      ))}
    </span>
  );
}

type KeepProps = {
  query: string;
  choices: FilterChoices;
  mayShare: boolean;
  filterId: string;
  reply: FormReply | undefined;
};

function Keep({ query, choices, mayShare, filterId, reply }: KeepProps) {
  const { t } = useI18n();
  const { form, fields } = useForm<{ name: string; shared: string }>({
    reply,
    defaultValue: { name: "" },
    id: "keep",
  });
  return (
    <Card title={t("saved.keep_title")}>
      <Form method="post" id={form.id} className="flex flex-col gap-3">
        <FormErrors errors={form.errors} />
        <Words query={query} choices={choices} />
        <input type="hidden" name="filterId" value={filterId} />
        <input type="hidden" name="query" value={query} />
        <TextField meta={fields.name} label={t("saved.name")} required maxLength={60} autoComplete="off" />
        {mayShare && (
          <CheckField meta={fields.shared} label={t("saved.share")} hint={t("saved.share_hint")} />
        )}
        <div>
          <Button kind="main" name="intent" value="save">
            {t("action.save")}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

type SavedProps = {
  filter: SavedFilterView;
  choices: FilterChoices;
  brought: string | null;
  mayShare: boolean;
  reply: FormReply | undefined;
};

function Saved({ filter, choices, brought, mayShare, reply }: SavedProps) {
  const { t, name } = useI18n();
  const { form, fields } = useForm<{ name: string; shared: string }>({
    reply,
    defaultValue: { name: filter.name, shared: filter.shared ? "on" : "" },
    id: `filter-${filter.id}`,
  });
  return (
    <li className="flex flex-col gap-2.5 px-4.5 py-3.5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="text-sm font-semibold">{filter.name}</h3>
        <span className="text-xs text-ink-3">
          {filter.own
            ? t(filter.shared ? "saved.own_shared" : "saved.own")
            : t("saved.of", { name: name(filter.owner) })}
        </span>
      </div>
      <Words query={filter.query} choices={choices} />
      {filter.editable && (
        <Form method="post" id={form.id} className="flex flex-wrap items-end gap-x-3 gap-y-2">
          <FormErrors errors={form.errors} />
          <input type="hidden" name="filterId" value={filter.id} />
          <input type="hidden" name="version" value={filter.version} />
          {brought !== null && <input type="hidden" name="query" value={brought} />}
          <TextField
            meta={fields.name}
            label={t("saved.name")}
            required
            maxLength={60}
            autoComplete="off"
            wrap="w-56 max-sm:w-full"
          />
          {(mayShare || filter.shared) && <CheckField meta={fields.shared} label={t("saved.share")} />}
          <div className="flex flex-wrap gap-2">
            <Button name="intent" value="update">
              {t("action.save")}
            </Button>
            {brought !== null && brought !== filter.query && (
              <Button kind="quiet" name="intent" value="replace">
                {t("saved.replace")}
              </Button>
            )}
            <Button kind="quiet" name="intent" value="delete">
              {t("saved.delete")}
            </Button>
          </div>
        </Form>
      )}
    </li>
  );
}

/** The way back to the view the reader came from. */
export function BackToView({ to }: { to: string }) {
  const { t } = useI18n();
  return <LinkButton to={to}>{t("saved.back")}</LinkButton>;
}
