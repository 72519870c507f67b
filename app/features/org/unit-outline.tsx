import { ChevronRight, Pencil } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Chip } from "~/ui/status";
import type { listUnits } from "./list-units.server";

type Unit = Awaited<ReturnType<typeof listUnits>>["units"][number];
type Branch = { unit: Unit; below: Branch[] };

/** The flat outline as branches. */
function branchesOf(units: readonly Unit[]): Branch[] {
  const top: Branch[] = [];
  const at: Branch[] = [];
  for (const unit of units) {
    const branch = { unit, below: [] };
    at.length = Math.min(at.length, unit.depth);
    (at.at(-1)?.below ?? top).push(branch);
    at.push(branch);
  }
  return top;
}

/** The tree of units; every branch can be folded. */
export function UnitOutline({ units, mayEdit }: { units: readonly Unit[]; mayEdit: boolean }) {
  return (
    <ul className="divide-y divide-line">
      {branchesOf(units).map((branch) => (
        <UnitBranch key={branch.unit.id} branch={branch} mayEdit={mayEdit} />
      ))}
    </ul>
  );
}

function UnitBranch({ branch: { unit, below }, mayEdit }: { branch: Branch; mayEdit: boolean }) {
  const [open, setOpen] = useState(true);
  const belowId = `below-${unit.id}`;
  const fold = below.length > 0 ? { open, belowId, toggle: () => setOpen(!open) } : null;
  return (
    <li>
      <UnitLine unit={unit} mayEdit={mayEdit} fold={fold} />
      {below.length > 0 && (
        <ul id={belowId} hidden={!open} className="divide-y divide-line border-t border-line">
          {below.map((branch) => (
            <UnitBranch key={branch.unit.id} branch={branch} mayEdit={mayEdit} />
          ))}
        </ul>
      )}
    </li>
  );
}

type Fold = { open: boolean; belowId: string; toggle: () => void };

function UnitLine({ unit, mayEdit, fold }: { unit: Unit; mayEdit: boolean; fold: Fold | null }) {
  const { t, name } = useI18n();
  return (
    <div
      className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-2.5 pr-4.5 hover:bg-sunken sm:grid-cols-[minmax(0,1fr)_11rem_6rem_6rem_2rem]"
      style={{ paddingLeft: 12 + unit.depth * 22 }}
    >
      <div className="flex min-w-0 items-center gap-1">
        {fold ? (
          <button
            type="button"
            onClick={fold.toggle}
            aria-expanded={fold.open}
            aria-controls={fold.belowId}
            aria-label={t("units.fold", { name: name(unit) })}
            className="grid size-6 shrink-0 place-items-center rounded-control text-ink-3 hover:text-ink"
          >
            <ChevronRight size={14} aria-hidden className={fold.open ? "rotate-90" : ""} />
          </button>
        ) : (
          <span className="size-6 shrink-0" aria-hidden />
        )}
        <Link to={paths.unit(unit.id)} className="truncate font-medium hover:underline">
          {name(unit)}
        </Link>
        <span className="ml-1 text-xs text-ink-3 max-sm:hidden">{unit.code}</span>
        {unit.archived && <Chip>{t("units.archived")}</Chip>}
      </div>
      <div className="truncate text-sm max-sm:order-3 max-sm:col-span-2 max-sm:pl-7 max-sm:text-xs">
        {unit.head ? (
          <Link to={paths.person(unit.head.id)} className="hover:underline">
            {name(unit.head)}
          </Link>
        ) : (
          <span className="text-ink-3">{t("units.no_head")}</span>
        )}
      </div>
      <div className="text-right text-sm max-sm:text-xs">
        {t("units.squads", { count: unit.squadsInBranch })}
      </div>
      <div className="text-right text-sm text-ink-2 max-sm:hidden">
        {t("units.people", { count: unit.people })}
      </div>
      <div className="text-right max-sm:hidden">
        {mayEdit && (
          <Link
            to={paths.unitEdit(unit.id)}
            aria-label={t("units.edit", { name: name(unit) })}
            title={t("units.edit", { name: name(unit) })}
            className="inline-grid size-7 place-items-center rounded-control text-ink-3 hover:bg-surface hover:text-ink"
          >
            <Pencil size={14} aria-hidden />
          </Link>
        )}
      </div>
    </div>
  );
}
