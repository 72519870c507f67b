import type { ReactNode } from "react";
import { Form, Link } from "react-router";
import { localeNames, locales, useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import type { FormReply } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/field";
import { PasswordField } from "~/ui/password-field";
import { Chip, DisciplineTag, Status } from "~/ui/status";
import { useForm } from "~/ui/use-form";
import { NewPasswordField } from "./new-password-field";
import type { readAccount } from "./read-account.server";

type Account = Awaited<ReturnType<typeof readAccount>>;

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-3 py-1.5">
      <dt className="text-xs leading-5 text-ink-3">{label}</dt>
      <dd className="min-w-0 text-sm break-words">{children}</dd>
    </div>
  );
}

/** Who one is here; the organisation keeps these facts. */
export function AboutCard({ person, unit, roles }: Pick<Account, "person" | "unit" | "roles">) {
  const { t, name } = useI18n();
  const title = name({ name: person.title, nameEn: person.titleEn });
  return (
    <Card
      title={t("account.about")}
      actions={
        <LinkButton small to={paths.person(person.id)}>
          {t("account.open_profile")}
        </LinkButton>
      }
    >
      <dl className="-my-1.5">
        <Row label={t("identity.name")}>
          {name(person)}
          {title && <span className="text-ink-3"> · {title}</span>}
        </Row>
        <Row label={t("identity.email")}>{person.email}</Row>
        <Row label={t("identity.employee_no")}>{person.employeeNo}</Row>
        {person.discipline && (
          <Row label={t("people.discipline")}>
            <DisciplineTag discipline={person.discipline} />
          </Row>
        )}
        {unit && (
          <Row label={t("account.unit")}>
            <Link to={paths.unit(unit.id)} className="hover:underline">
              {name(unit)}
            </Link>
          </Row>
        )}
        {roles.length > 0 && (
          <Row label={t("account.roles")}>
            <span className="flex flex-wrap gap-1.5">
              {roles.map((role) => (
                <Chip key={role}>{t(`role.${role}`)}</Chip>
              ))}
            </span>
          </Row>
        )}
      </dl>
    </Card>
  );
}

const themes = ["system", "light", "dark"] as const;

/** Language and theme; a choice holds at once. */
export function PreferencesCard({
  locale,
  theme,
}: {
  locale: Account["locale"];
  theme: Account["person"]["theme"];
}) {
  const { t } = useI18n();
  return (
    <Card title={t("account.preferences")}>
      <Form method="post" action={paths.preferences} reloadDocument className="flex flex-col gap-4">
        <input type="hidden" name="to" value={paths.account} />
        <Choices label={t("identity.language")}>
          {locales.map((value) => (
            <Choice key={value} name="locale" value={value} chosen={value === locale} lang={value}>
              {localeNames[value]}
            </Choice>
          ))}
        </Choices>
        <Choices label={t("account.theme")}>
          {themes.map((value) => (
            <Choice key={value} name="theme" value={value} chosen={value === theme}>
              {t(`account.theme.${value}`)}
            </Choice>
          ))}
        </Choices>
      </Form>
    </Card>
  );
}

function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-xs font-medium text-ink-2">{label}</legend>
      <div className="flex flex-wrap gap-2">{children}</div>
    </fieldset>
  );
}

type ChoiceProps = { name: string; value: string; chosen: boolean; lang?: string; children: ReactNode };

function Choice({ name, value, chosen, lang, children }: ChoiceProps) {
  return (
    <Button kind={chosen ? "main" : "plain"} name={name} value={value} aria-pressed={chosen} lang={lang}>
      {children}
    </Button>
  );
}

export function PasswordCard({ since, reply }: { since: Date | null; reply: FormReply | undefined }) {
  const { t, f } = useI18n();
  const { form, fields } = useForm<{ oldPassword: string; newPassword: string }>({ reply, id: "password" });
  return (
    <Card
      title={t("account.password")}
      hint={since ? t("account.password_since", { day: f.dayOf(since) }) : undefined}
    >
      <Form method="post" id={form.id} className="flex flex-col gap-4" noValidate reloadDocument>
        <FormErrors errors={form.errors} />
        <PasswordField
          meta={fields.oldPassword}
          label={t("identity.old_password")}
          autoComplete="current-password"
        />
        <NewPasswordField meta={fields.newPassword} />
        <div className="flex flex-wrap items-center gap-3">
          <Button name="intent" value="password">
            {t("account.password_change")}
          </Button>
          <p className="text-xs text-ink-3">{t("account.password_effect")}</p>
        </div>
      </Form>
    </Card>
  );
}

export function SecondFactorCard({ since }: { since: Date | null }) {
  const { t, f } = useI18n();
  return (
    <Card
      title={t("account.factor")}
      actions={
        <LinkButton small to={paths.accountSecondFactor}>
          {t(since ? "account.factor.change" : "account.factor.manage")}
        </LinkButton>
      }
    >
      <Status tone={since ? "good" : "unknown"}>
        {since ? t("account.factor.on", { day: f.dayOf(since) }) : t("account.factor.off")}
      </Status>
      <p className="mt-2 text-sm text-ink-2">{t("account.factor.why")}</p>
    </Card>
  );
}
