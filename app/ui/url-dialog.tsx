import type { ReactNode } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { Dialog } from "./dialog";

/** The address that opens the dialog of this name (and about this thing) on the current page. */
export const dialogAddress = (name: string, about?: string): string =>
  `?dialog=${name}${about ? `&about=${about}` : ""}`;

/** A dialog that is part of the address: it can be linked to, and Back closes it. */
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
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={title}
      description={description}
      wide={wide}
    >
      {children}
    </Dialog>
  );
}
