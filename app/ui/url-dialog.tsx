import type { ReactNode } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { Dialog } from "./dialog";

/** The address that opens the dialog of this name (and about this thing) on the current page. */
export const dialogAddress = (name: string, about?: string): string =>
  `?dialog=${name}${about ? `&about=${about}` : ""}`;

/** A dialog that is part of the address: it can be linked to, and Back closes it. Where there is no script it stands in the page. */
export function UrlDialog({
  name,
  about,
  title,
  description,
  children,
  wide,
}: {
  name: string;
  about?: string;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const open = search.get("dialog") === name && (about === undefined || search.get("about") === about);
  const close = () => {
    const rest = new URLSearchParams(search);
    rest.delete("dialog");
    rest.delete("about");
    navigate(rest.size > 0 ? `?${rest}` : "?", { replace: true, preventScrollReset: true });
  };
  return (
    <>
      {open && (
        <noscript>
          <section className="mt-6 max-w-lg rounded-card border border-line bg-surface p-5">
            <h2 className="text-base font-semibold">{title}</h2>
            {description !== undefined && <p className="mt-1 mb-3 text-sm text-ink-2">{description}</p>}
            {children}
          </section>
        </noscript>
      )}
      <Dialog
        open={open}
        onOpenChange={(next) => !next && close()}
        title={title}
        description={description}
        wide={wide}
      >
        {children}
      </Dialog>
    </>
  );
}
