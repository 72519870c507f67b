import type { ReactNode } from "react";
import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { cx } from "~/ui/cx";
import { PageHead } from "~/ui/page";

type Step = "map" | "check" | "done";
const steps = ["map", "check", "done"] as const satisfies readonly Step[];

/** Head of the pages of one import: where it belongs and which step this is; steps one can go back to are links. */
export function ImportFrame({
  squad,
  importId,
  step,
  title,
  description,
  actions,
  children,
}: {
  squad: { id: string; name: string; nameEn: string };
  importId: string;
  step: Step;
  title: string;
  description: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { t, name } = useI18n();
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("nav.squads"), to: paths.squads },
          { label: name(squad), to: paths.squadBoard(squad.id) },
          { label: t("board_import.title"), to: paths.boardImport(squad.id) },
          { label: title },
        ]}
        title={title}
        description={description}
        actions={actions}
      />
      <ol aria-label={t("board_import.steps")} className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {steps.map((one) => (
          <li
            key={one}
            aria-current={one === step ? "step" : undefined}
            className={cx(one === step ? "font-semibold" : "text-ink-3")}
          >
            {one === "map" && step === "check" ? (
              <Link to={paths.boardImportMap(squad.id, importId)} className="hover:text-ink hover:underline">
                {t("board_import.step.map")}
              </Link>
            ) : (
              t(`board_import.step.${one}`)
            )}
          </li>
        ))}
      </ol>
      {children}
    </>
  );
}

/** A few of many names, in the reader's way of listing. */
export function LeftOut({ names }: { names: readonly string[] }) {
  const { t, f } = useI18n();
  if (names.length === 0) return null;
  const shown = names.slice(0, 12);
  const list = f.list([...shown]);
  const count = names.length - shown.length;
  return (
    <p className="text-sm text-ink-2 break-words">
      {t("board_import.left_out", {
        names: count > 0 ? t("board_import.more_names", { names: list, count }) : list,
      })}
    </p>
  );
}
