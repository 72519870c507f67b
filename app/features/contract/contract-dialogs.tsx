import type { ComponentProps, ReactNode } from "react";
import { Form, Link, useNavigation, useSearchParams } from "react-router";
import type { Capacity } from "~/domain/contract";
import { useI18n } from "~/platform/i18n";
import { Button, buttonClass } from "~/ui/button";
import { UrlDialog } from "~/ui/url-dialog";
import type { ContractPage } from "./load-contract.server";

/** A link that opens a dialog of this page and keeps the rest of the address. */
export function DialogLink({
  name,
  kind,
  small,
  children,
}: { name: string; children: ReactNode } & Pick<ComponentProps<typeof Button>, "kind" | "small">) {
  const [search] = useSearchParams();
  const next = new URLSearchParams(search);
  next.set("dialog", name);
  return (
    <Link to={`?${next}`} preventScrollReset className={buttonClass({ kind, small })}>
      {children}
    </Link>
  );
}

type Version = NonNullable<ContractPage["version"]>;

/** Says what signing means, to whom, and takes the signature. */
export function SignDialog({
  page,
  version,
  capacity,
}: {
  page: ContractPage;
  version: Version;
  capacity: Capacity;
}) {
  const { t, f, name } = useI18n();
  const { inForce, cycle } = page;
  const awaited = page.signing.filter((row) => !row.signed?.current && row.capacity !== capacity);
  const replaces = inForce && inForce.number !== version.number ? inForce : null;
  return (
    <UrlDialog
      name="sign"
      title={t("contract.sign_title", {
        number: version.number,
        capacity: t(`contract.capacity.${capacity}`),
      })}
      description={t("contract.sign_what", { lines: page.lines.length, cycle: name(cycle) })}
    >
      <ul className="mb-4 flex list-disc flex-col gap-1.5 pl-4 text-sm text-ink-2">
        <li>{t("contract.sign_who")}</li>
        {version.effectiveFrom && (
          <li>{t("contract.sign_from", { day: f.dayWithYear(version.effectiveFrom) })}</li>
        )}
        {version.status === "in-force" ? (
          <li>{t("contract.sign_in_force")}</li>
        ) : awaited.length === 0 ? (
          <li>
            {replaces
              ? t("contract.sign_last_replaces", { number: replaces.number })
              : t("contract.sign_last")}
          </li>
        ) : (
          <li>
            {t("contract.sign_others", {
              who: f.list(
                awaited.map((row) =>
                  row.person ? name(row.person) : t(`contract.capacity.${row.capacity}`),
                ),
              ),
            })}
          </li>
        )}
        <li>{t("contract.sign_final")}</li>
      </ul>
      <SignForm version={version} />
    </UrlDialog>
  );
}

/** The signature itself; also stands on the page for browsers without scripts. */
export function SignForm({ version }: { version: Version }) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="sign" />
      <input type="hidden" name="number" value={version.number} />
      <input type="hidden" name="contentHash" value={version.contentHash} />
      <Button kind="main" disabled={busy}>
        {t("contract.sign_button", { number: version.number })}
      </Button>
    </Form>
  );
}

/** Asks for the four signatures: saves the draft and closes it to changes. `form` is the draft's form. */
export function ProposeDialog({
  page,
  version,
  form,
}: {
  page: ContractPage;
  version: Version;
  form: string;
}) {
  const { t, f, name } = useI18n();
  const busy = useNavigation().state !== "idle";
  const who = page.signing.map((row) =>
    row.person ? name(row.person) : t(`contract.capacity.${row.capacity}`),
  );
  return (
    <UrlDialog
      name="propose"
      title={t("contract.propose_title", { number: version.number })}
      description={t("contract.propose_what", { who: f.list(who) })}
    >
      <p className="mb-4 text-sm text-ink-2">
        {page.inForce
          ? t("contract.propose_meanwhile", { number: page.inForce.number })
          : t("contract.propose_change")}
      </p>
      <Button kind="main" form={form} name="intent" value="propose" disabled={busy}>
        {t("contract.propose")}
      </Button>
    </UrlDialog>
  );
}

/** Gives the draft up, after asking. */
export function DiscardDialog({ version }: { version: Version }) {
  const { t } = useI18n();
  return (
    <UrlDialog
      name="discard"
      title={t("contract.discard_title", { number: version.number })}
      description={t("contract.discard_what")}
    >
      <Form method="post">
        <input type="hidden" name="intent" value="discard" />
        <input type="hidden" name="number" value={version.number} />
        <Button kind="danger">{t("contract.discard")}</Button>
      </Form>
    </UrlDialog>
  );
}

/** Opens the next version; of a proposed one it says whose signatures fall away. */
export function ReviseDialog({ page, version }: { page: ContractPage; version: Version }) {
  const { t, f, name } = useI18n();
  const signed = page.signing.flatMap((row) => (row.signed ? [name(row.signed.by)] : []));
  const proposed = version.status === "proposed";
  return (
    <UrlDialog
      name="revise"
      title={t(
        proposed
          ? "contract.revise_proposed_title"
          : page.amendment
            ? "contract.amend_title"
            : "contract.revise_title",
      )}
      description={
        proposed
          ? signed.length > 0
            ? t("contract.revise_voids", { who: f.list(signed), number: version.number })
            : t("contract.revise_none_signed", { number: version.number })
          : t("contract.revise_what", { number: version.number })
      }
    >
      <Form method="post">
        <input type="hidden" name="intent" value="start" />
        <input type="hidden" name="from" value="last" />
        <Button kind="main">{t("contract.revise_button")}</Button>
      </Form>
    </UrlDialog>
  );
}
