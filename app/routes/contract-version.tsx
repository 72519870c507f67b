import { AppError } from "~/domain/errors";
import { ContractReading } from "~/features/contract/contract-reading";
import { loadContract } from "~/features/contract/load-contract.server";
import { VersionCompare } from "~/features/contract/version-compare";
import { localName, useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { LinkButton } from "~/ui/button";
import type { Route } from "./+types/contract-version";

export const loader = page(async (ctx, { params: { squadId, cycleId, number } }: Route.LoaderArgs) => {
  if (!/^[1-9][0-9]{0,5}$/.test(number)) throw new AppError("not_found");
  return {
    contract: await loadContract(ctx, { squadId, cycleId, number: Number(number) }),
    title: `${ctx.t("contract.version", { number: Number(number) })} · Trivet`,
    locale: ctx.locale,
  };
});

export const meta: Route.MetaFunction = ({ loaderData }) => [
  {
    title: loaderData
      ? `${localName(loaderData.locale, loaderData.contract.squad)} · ${loaderData.title}`
      : "Trivet",
  },
];

/** One version at its own address: to read and to compare. Whatever changes it happens on the contract's page. */
export default function ContractVersion({ loaderData: { contract } }: Route.ComponentProps) {
  const { t } = useI18n();
  const readOnly = { ...contract, may: { edit: false, sign: null } };
  return (
    <>
      <ContractReading
        page={readOnly}
        actions={
          <LinkButton to={paths.contract(contract.squad.id, contract.cycle.id)}>
            {t("contract.to_current")}
          </LinkButton>
        }
      />
      <div className="mt-5">
        <VersionCompare page={contract} />
      </div>
    </>
  );
}
