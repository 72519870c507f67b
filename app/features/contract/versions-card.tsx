import { Link } from "react-router";
import { contractChanges } from "~/domain/contract";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Card } from "~/ui/card";
import { Chip, Status } from "~/ui/status";
import { changeSummary } from "./change-list";
import type { ContractPage, VersionSummary } from "./load-contract.server";

/** Every version with its state and how it differs from the one before. */
export function VersionsCard({ page: { squad, cycle, versions, version } }: { page: ContractPage }) {
  const { t } = useI18n();
  return (
    <Card title={t("contract.versions")} flush>
      <ul className="divide-y divide-line">
        {versions.map((item, i) => (
          <li key={item.number} className="px-4.5 py-3">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
              <Link
                to={paths.contractVersion(squad.id, cycle.id, item.number)}
                aria-current={item.number === version?.number ? "true" : undefined}
                className="font-semibold hover:underline"
              >
                {t("contract.version", { number: item.number })}
              </Link>
              <VersionState version={item} />
            </div>
            <VersionNote version={item} previous={versions[i + 1]} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What a version is: draft, asked for, in force, replaced, given up. */
export function VersionState({ version }: { version: Pick<VersionSummary, "status"> }) {
  const { t } = useI18n();
  const word = t(`contract.status.${version.status}`);
  if (version.status === "in-force") return <Status tone="good">{word}</Status>;
  if (version.status === "proposed") return <Status tone="watch">{word}</Status>;
  return <Chip>{word}</Chip>;
}

function VersionNote({
  version,
  previous,
}: {
  version: VersionSummary;
  previous: VersionSummary | undefined;
}) {
  const i18n = useI18n();
  const { t, f, name } = i18n;
  const when = version.inForceAt
    ? t("contract.version_in_force", { day: f.dayOf(version.inForceAt) })
    : t("contract.version_written", { name: name(version.author), day: f.dayOf(version.createdAt) });
  const changes = previous && changeSummary(i18n, contractChanges(previous, version));
  return (
    <p className="mt-0.5 text-xs text-ink-3">
      {when}
      {previous && ` · ${t("contract.versus", { number: previous.number, changes: changes ?? "" })}`}
      {version.note !== "" && <span className="mt-0.5 block text-ink-2">{version.note}</span>}
    </p>
  );
}
