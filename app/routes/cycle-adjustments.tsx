import { redirect } from "react-router";
import { ItemForm, VetoForm } from "~/features/assessment/adjustment-forms";
import { ItemsTable, VetoesTable } from "~/features/assessment/adjustment-tables";
import {
  approveItem,
  approveVeto,
  listAdjustments,
  proposeItem,
  proposeVeto,
  withdrawItem,
  withdrawVeto,
} from "~/features/assessment/adjustments.server";
import { adjustmentForm } from "~/features/assessment/forms";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/field";
import { FilterBar } from "~/ui/filter-bar";
import type { Route } from "./+types/cycle-adjustments";

export const loader = page((ctx, { params: { cycleId }, url }: Route.LoaderArgs) =>
  listAdjustments(ctx, { cycleId, search: (url.searchParams.get("q") ?? "").trim() }),
);

export const action = form(adjustmentForm, async (ctx, value, { params: { cycleId } }: Route.ActionArgs) => {
  switch (value.intent) {
    case "propose-item":
      await proposeItem(ctx, {
        cycleId,
        personId: value.personId,
        points: value.points,
        reason: value.reason,
      });
      break;
    case "propose-veto": {
      const [kind, id = ""] = value.target.split(":");
      const target = kind === "squad" ? { personId: null, squadId: id } : { personId: id, squadId: null };
      const limit = value.effect === "zero" ? null : value.value;
      await proposeVeto(ctx, {
        cycleId,
        ...target,
        effect: value.effect,
        value: limit,
        reason: value.reason,
      });
      break;
    }
    case "approve-item":
      await approveItem(ctx, { cycleId, id: value.id });
      break;
    case "approve-veto":
      await approveVeto(ctx, { cycleId, id: value.id });
      break;
    case "withdraw-item":
      await withdrawItem(ctx, { cycleId, id: value.id });
      break;
    case "withdraw-veto":
      await withdrawVeto(ctx, { cycleId, id: value.id });
      break;
  }
  return redirect(paths.cycleAdjustments(cycleId));
});

export default function CycleAdjustments({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { items, vetoes, open } = loaderData;
  const decided = actionData && "submission" in actionData ? actionData.submission : undefined;
  const about = String(decided?.initialValue?.intent ?? "");
  return (
    <div className="flex flex-col gap-5">
      {/^(approve|withdraw)/.test(about) && <FormErrors errors={decided?.error?.[""]} />}
      {!open && <p className="text-sm text-ink-2">{t("adjust.closed")}</p>}
      {open && <FilterBar label={t("adjust.find")} searchLabel={t("adjust.find_hint")} />}
      <Card title={t("adjust.items")} hint={t("adjust.items_hint")} flush>
        <ItemsTable items={items} />
        {open && <ItemForm data={loaderData} reply={actionData} />}
      </Card>
      <Card title={t("adjust.vetoes")} hint={t("adjust.vetoes_hint")} flush>
        <VetoesTable vetoes={vetoes} />
        {open && <VetoForm data={loaderData} reply={actionData} />}
      </Card>
    </div>
  );
}
