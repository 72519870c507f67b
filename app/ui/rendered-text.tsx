import type { MouseEvent } from "react";
import { useNavigate } from "react-router";
import { cx } from "./cx";

const looks = cx(
  "text-sm break-words [overflow-wrap:anywhere] [&>*+*]:mt-2",
  "[&_ul]:list-disc [&_ul]:pl-5 [&_ol]:list-decimal [&_ol]:pl-5 [&_li+li]:mt-0.5",
  "[&_h4]:text-sm [&_h4]:font-semibold [&_hr]:border-line",
  "[&_blockquote]:border-l-2 [&_blockquote]:border-line-2 [&_blockquote]:pl-3 [&_blockquote]:text-ink-2",
  "[&_code]:rounded-chip [&_code]:bg-sunken [&_code]:px-1 [&_code]:py-px [&_code]:font-mono [&_code]:text-[0.92em]",
  "[&_pre]:rounded-control [&_pre]:bg-sunken [&_pre]:px-3 [&_pre]:py-2 [&_pre]:whitespace-pre-wrap [&_pre_code]:bg-transparent [&_pre_code]:p-0",
  "[&_table]:w-full [&_table]:table-fixed [&_table]:border-collapse [&_td]:border [&_td]:border-line [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:border-line [&_th]:px-2 [&_th]:py-1 [&_th]:text-left [&_th]:font-semibold",
  "[&_a]:underline [&_a]:decoration-line-2 [&_a]:underline-offset-2 hover:[&_a]:decoration-ink",
  "[&_[data-mention]]:rounded-chip [&_[data-mention]]:bg-sunken [&_[data-mention]]:px-1 [&_[data-mention]]:font-medium [&_[data-own]]:bg-watch-bg [&_[data-own]]:text-watch",
);

/** Text that the server has made into HTML from what somebody typed. Links to tasks open without loading the page anew. */
export function RenderedText({ html, className }: { html: string; className?: string }) {
  const navigate = useNavigate();
  const follow = (event: MouseEvent<HTMLDivElement>) => {
    const link = (event.target as HTMLElement).closest<HTMLAnchorElement>("a[data-task]");
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    void navigate(new URL(link.href).pathname);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the links inside take keys themselves; this saves them a page load
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      onClick={follow}
      className={cx(looks, className)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by the server's Markdown renderer, which lets no HTML of the text through
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
