import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { demoAccounts } from "./demo-accounts.server";

/** The people of the demo bank worth signing in as, one click each. */
export function DemoList({
  accounts,
  to,
}: {
  accounts: NonNullable<ReturnType<typeof demoAccounts>>;
  to: string;
}) {
  const { t, name } = useI18n();
  return (
    <section aria-label={t("identity.demo")} className="mt-8 border-t border-line pt-5">
      <h2 className="text-sm font-semibold">{t("identity.demo")}</h2>
      <p className="mt-0.5 mb-3 text-xs text-ink-3">
        {t("identity.demo_hint", { password: accounts.password })}
      </p>
      <ul className="grid gap-1.5 sm:grid-cols-2">
        {accounts.people.map((person) => {
          const role = name({ name: person.role, nameEn: person.roleEn });
          return (
            <li key={person.email}>
              <Form method="post" reloadDocument>
                <input type="hidden" name="email" value={person.email} />
                <input type="hidden" name="password" value={accounts.password} />
                <input type="hidden" name="to" value={to} />
                <button
                  type="submit"
                  aria-label={t("identity.demo_as", { name: name(person), role })}
                  className="w-full rounded-control border border-line bg-surface px-2.5 py-1.5 text-left hover:border-line-2 hover:bg-sunken"
                >
                  <span className="block text-sm font-medium">{name(person)}</span>
                  <span className="block truncate text-xs text-ink-3" title={role}>
                    {role}
                  </span>
                </button>
              </Form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
