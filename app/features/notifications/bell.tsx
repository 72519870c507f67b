import { Bell as BellIcon } from "lucide-react";
import { NavLink } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { cx } from "~/ui/cx";

const most = 99;

/** The way to the notifications, with how many are unread. */
export function Bell({ count }: { count: number }) {
  const { t } = useI18n();
  const label =
    count === 0
      ? t("notification.bell")
      : count > most
        ? t("notification.bell_many")
        : t("notification.bell_unread", { count });
  return (
    <NavLink
      to={paths.notifications}
      aria-label={label}
      title={label}
      className={({ isActive }) =>
        cx(
          "relative inline-grid size-8 shrink-0 place-items-center rounded-control text-ink-2 hover:bg-sunken hover:text-ink max-sm:size-9",
          isActive && "bg-sunken text-ink",
        )
      }
    >
      <BellIcon size={17} aria-hidden />
      {count > 0 && (
        <span
          aria-hidden
          className="absolute -top-0.5 left-1/2 min-w-4 rounded-full bg-bad px-1 text-center text-[10px] leading-4 font-semibold text-inv"
        >
          {count > most ? t("notification.many") : count}
        </span>
      )}
    </NavLink>
  );
}
