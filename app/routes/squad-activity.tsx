import { Link, useSearchParams } from "react-router";
import { ActivityList } from "~/features/squad/activity-list";
import { loadActivity } from "~/features/squad/load-activity.server";
import { useI18n } from "~/platform/i18n";
import { page } from "~/platform/respond.server";
import { Card } from "~/ui/card";
import { cx } from "~/ui/cx";
import { EmptyState, Pager } from "~/ui/page";
import type { Route } from "./+types/squad-activity";

export const loader = page((ctx, { params, url }: Route.LoaderArgs) =>
  loadActivity(ctx, { squadId: params.squadId, search: url.searchParams }),
);

export default function SquadActivity({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { squadId, entries, kinds, kind, ...pages } = loaderData;
  return (
    <Card
      title={t("activity.title")}
      flush
      actions={kinds.length > 1 && <KindFilter kinds={kinds} current={kind} />}
    >
      {entries.length === 0 ? (
        <EmptyState title={t("activity.none")}>{t("activity.none_hint")}</EmptyState>
      ) : (
        <ActivityList squadId={squadId} entries={entries} />
      )}
      <Pager {...pages} />
    </Card>
  );
}

type Kind = Route.ComponentProps["loaderData"]["kinds"][number];

function KindFilter({ kinds, current }: { kinds: readonly Kind[]; current: Kind | null }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const to = (kind: Kind | null) => {
    const next = new URLSearchParams(search);
    next.delete("page");
    if (kind) next.set("kind", kind);
    else next.delete("kind");
    return `?${next}`;
  };
  return (
    <nav aria-label={t("activity.filter")} className="flex flex-wrap gap-1 text-xs">
      {[null, ...kinds].map((kind) => (
        <Link
          key={kind ?? "all"}
          to={to(kind)}
          preventScrollReset
          aria-current={kind === current ? "true" : undefined}
          className={cx(
            "rounded-control px-2 py-1",
            kind === current ? "bg-sunken font-semibold text-ink" : "text-ink-2 hover:bg-sunken",
          )}
        >
          {t(`activity.kind.${kind ?? "all"}`)}
        </Link>
      ))}
    </nav>
  );
}
