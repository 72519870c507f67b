import { redirect, type ShouldRevalidateFunction } from "react-router";
import { ContractReading } from "~/features/contract/contract-reading";
import { ContractStart } from "~/features/contract/contract-start";
import { discardDraft } from "~/features/contract/discard-draft.server";
import { ContractEditor } from "~/features/contract/editor/contract-editor";
import { contractForm } from "~/features/contract/forms";
import { heldScore } from "~/features/contract/held-score.server";
import { loadContract } from "~/features/contract/load-contract.server";
import { proposeVersion, saveDraft } from "~/features/contract/save-draft.server";
import { signVersion } from "~/features/contract/sign-version.server";
import { startDraft } from "~/features/contract/start-draft.server";
import { localName } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import type { Route } from "./+types/contract";

export const loader = page(async (ctx, { params: { squadId, cycleId } }: Route.LoaderArgs) => ({
  contract: await loadContract(ctx, { squadId, cycleId }),
  heldScore: await heldScore(ctx, { squadId, cycleId }),
  title: `${ctx.t("contract.title")} · Trivet`,
  locale: ctx.locale,
}));

export const action = form(contractForm, async (ctx, value, { params }: Route.ActionArgs) => {
  const { squadId, cycleId } = params;
  const address = { squadId, cycleId };
  switch (value.intent) {
    case "start":
      await startDraft(ctx, { ...address, from: value.from });
      break;
    case "save":
      await saveDraft(ctx, address, value);
      break;
    case "propose":
      await proposeVersion(ctx, address, value);
      break;
    case "discard":
      await discardDraft(ctx, { ...address, number: value.number });
      break;
    case "sign":
      await signVersion(ctx, address, value);
  }
  return redirect(paths.contract(squadId, cycleId));
});

/** Choosing a line or opening a dialog shows nothing new; a refusal because of somebody else's change does. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  actionStatus,
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) => {
  if (actionStatus === 409) return true;
  const samePage = currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search;
  return formMethod === undefined && samePage ? false : defaultShouldRevalidate;
};

export const meta: Route.MetaFunction = ({ loaderData }) => [
  {
    title: loaderData
      ? `${localName(loaderData.locale, loaderData.contract.squad)} · ${loaderData.title}`
      : "Trivet",
  },
];

export default function Contract({ loaderData, actionData }: Route.ComponentProps) {
  const { contract } = loaderData;
  const reply = actionData && "submission" in actionData ? actionData : undefined;
  if (!contract.version) return <ContractStart page={contract} reply={reply} />;
  if (contract.version.status === "draft" && contract.may.edit) {
    return (
      <ContractEditor
        key={contract.version.number}
        page={contract}
        reply={reply}
        heldScore={loaderData.heldScore}
      />
    );
  }
  return <ContractReading page={contract} reply={reply} />;
}
