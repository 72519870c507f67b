import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { LinkButton } from "~/ui/button";
import { PageHead } from "~/ui/page";
import { Chip, Status } from "~/ui/status";
import { CyclePicker } from "./cycle-picker";
import type { SquadTitleFacts } from "./load-squad-head.server";

/** The squad's name with its state, where it belongs, and the cycle the page is told for. */
export function SquadTitle({ head }: { head: SquadTitleFacts }) {
  const { t, f, name } = useI18n();
  const { squad, units, may } = head;
  const primary = units.find((unit) => unit.primary) ?? units[0];
  const others = units.filter((unit) => unit !== primary);
  const description = [
    primary && name(primary),
    others.length > 0 && t("squad.also_units", { units: f.list(others.map(name)) }),
    name(squad.mission),
  ].filter(Boolean);
  return (
    <PageHead
      crumbs={[
        { label: t("nav.squads"), to: paths.squads },
        ...(primary ? [{ label: name(primary), to: paths.unit(primary.id) }] : []),
        { label: name(squad) },
      ]}
      title={name(squad)}
      badges={<SquadBadges head={head} />}
      description={description.join(" · ")}
      actions={
        <>
          <CyclePicker cycles={head.cycles} current={head.cycle?.id ?? null} />
          {may.dissolve && <LinkButton to={paths.squadDissolve(squad.id)}>{t("squad.dissolve")}</LinkButton>}
          {may.edit && !squad.closed && (
            <LinkButton to={paths.squadEdit(squad.id)}>{t("squad.edit")}</LinkButton>
          )}
        </>
      }
    />
  );
}

function SquadBadges({ head: { squad, vacant } }: { head: SquadTitleFacts }) {
  const { t, f } = useI18n();
  return (
    <>
      {squad.closed && <Chip>{t("squad.closed")}</Chip>}
      {!squad.closed && vacant.length === 0 && <Status tone="good">{t("squad.complete")}</Status>}
      {!squad.closed &&
        vacant.map((discipline) => (
          <Status key={discipline} tone="bad">
            {t("squad.vacant", { lead: t(`discipline.lead.${discipline}`) })}
          </Status>
        ))}
      <Chip>
        {squad.kind === "task-force" && squad.endsOn
          ? t("squad.kind.task_force", { day: f.dayWithYear(squad.endsOn) })
          : t("squad.kind.standing")}
      </Chip>
    </>
  );
}
