import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Button } from "~/ui/button";
import { Breadcrumb } from "~/ui/page";
import type { Letter } from "./letter.server";
import { Adjustments, Partners, Reply, Seal, Stints } from "./letter-aside";
import { LetterHead } from "./letter-head";
import { PoolCard } from "./letter-pool";

/** A person's result, explained line by line down to the curve and the reading. */
export function LetterPage({ letter }: { letter: Letter }) {
  const { t, name } = useI18n();
  const { person, squads, individual, stints } = letter;
  const splits = stints.flatMap((stint) => stint.counted ?? []);
  const only = (weight: (split: (typeof splits)[number]) => number): number | null => {
    const [first] = splits.map(weight);
    return first !== undefined && splits.every((split) => weight(split) === first) ? first : null;
  };
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-3 print:hidden">
        <Breadcrumb
          crumbs={[
            { label: t("assessment.title"), to: paths.assessment },
            { label: person.self ? t("assessment.mine") : name(person) },
            { label: name(letter.cycle) },
          ]}
        />
        <Button type="button" small className="ml-auto" onClick={() => window.print()}>
          {t("letter.print")}
        </Button>
      </div>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_300px]">
        <div className="flex min-w-0 flex-col gap-4">
          <LetterHead letter={letter} />
          {squads.map((squad) => (
            <PoolCard
              key={squad.id}
              title={
                squads.length > 1 ? `${t("letter.joint_part")} · ${name(squad)}` : t("letter.joint_part")
              }
              hint={t(person.self ? "letter.joint_hint" : "letter.joint_hint_other")}
              weight={only((split) => split.jointWeight)}
              pool={squad}
              total={t("letter.joint_total")}
            />
          ))}
          {individual && (
            <PoolCard
              title={t("letter.individual_part")}
              hint={t("letter.individual_hint")}
              weight={only((split) => split.individualWeight)}
              pool={individual}
              total={t("letter.individual_total")}
            />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {squads.map((squad) => (
            <Partners key={squad.id} squad={squad} self={person.self} />
          ))}
          <Stints letter={letter} />
          <Adjustments letter={letter} />
          <Reply letter={letter} />
          <Seal letter={letter} />
        </div>
      </div>
    </>
  );
}
