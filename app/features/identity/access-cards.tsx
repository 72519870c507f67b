import type { ReactNode } from "react";
import { Form } from "react-router";
import { roles } from "~/domain/identity";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/field";
import type { readAccess } from "./access.server";

type Access = Awaited<ReturnType<typeof readAccess>>;

function Line({
  label,
  note,
  children,
  action,
}: {
  label: string;
  note?: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-60">
        <p className="text-xs text-ink-3">{label}</p>
        <p className="text-sm">{children}</p>
        {note && <p className="mt-0.5 max-w-prose text-xs text-ink-3">{note}</p>}
      </div>
      {action}
    </div>
  );
}

function Intent({ intent, children, kind }: { intent: string; children: ReactNode; kind?: "danger" }) {
  return (
    <Form method="post" preventScrollReset>
      <Button small kind={kind} name="intent" value={intent}>
        {children}
      </Button>
    </Form>
  );
}

/** How a person gets in, and what helps when they cannot. */
export function SignInCard({ access, reply }: { access: Access; reply: FormReply | undefined }) {
  const { t, f } = useI18n();
  const { person, passwordSince, invitation, secondFactor, may } = access;
  const invite = may.invite && person.active;
  return (
    <Card title={t("roles.sign_in")}>
      <FormErrors errors={reply?.submission.error?.[""]} />
      <div className="divide-y divide-line">
        <Line label={t("access.password")}>
          {passwordSince
            ? t("account.password_since", { day: f.dayOf(passwordSince) })
            : t("access.password_none")}
        </Line>
        <Line
          label={t("access.invitation")}
          note={may.invite ? t("access.invite_explain") : t("access.invite_not_yours")}
          action={
            <span className="flex flex-wrap gap-2">
              {invite && (
                <Intent intent="invite">{t(invitation ? "access.invite_again" : "access.invite")}</Intent>
              )}
              {may.invite && invitation && <Intent intent="withdraw">{t("access.withdraw")}</Intent>}
            </span>
          }
        >
          {invitation
            ? t("access.invitation_open", { instant: f.shortInstant(invitation.expiresAt) })
            : t("access.invitation_none")}
        </Line>
        <Line
          label={t("access.factor")}
          note={may.end && secondFactor ? t("access.factor_reset_explain") : undefined}
          action={
            may.end &&
            secondFactor && (
              <Intent intent="remove-factor" kind="danger">
                {t("access.factor_reset")}
              </Intent>
            )
          }
        >
          {secondFactor ? t("account.factor.on", { day: f.dayOf(secondFactor) }) : t("account.factor.off")}
        </Line>
      </div>
    </Card>
  );
}

export function RolesCard({ access, reply }: { access: Access; reply: FormReply | undefined }) {
  const { t } = useI18n();
  const held = access.roles;
  const list = held.map((role) => t(`role.${role}`)).join(" · ");
  if (!access.may.grant) return <Card title={t("roles.title")}>{list || t("role.none")}</Card>;
  return (
    <Card title={t("roles.title")}>
      <Form method="post" className="flex flex-col gap-3" preventScrollReset key={held.join()}>
        <FormErrors errors={reply?.submission.error?.[""]} />
        {roles.map((role) => (
          <label key={role} className="flex items-start gap-2.5">
            <input
              type="checkbox"
              name="roles"
              value={role}
              defaultChecked={held.includes(role)}
              className="mt-0.5 size-4 accent-ink"
            />
            <span className="text-sm">
              {t(`role.${role}`)}
              <span className="block text-xs text-ink-3">{t(`role.${role}.about`)}</span>
            </span>
          </label>
        ))}
        <div className="flex flex-wrap items-center gap-3">
          <Button name="intent" value="roles">
            {t("access.roles_save")}
          </Button>
          <p className="text-xs text-ink-3">{t("access.roles_effect")}</p>
        </div>
      </Form>
    </Card>
  );
}
