/**
 * Jira's wiki markup as readable Markdown: headings, lists, links, code, quotes, tables, emphasis. What has no counterpart
 * (colours, panels, anchors) loses its marks and keeps its text. Works line by line, so that no text takes long.
 */
export function wikiToMarkdown(text: string): string {
  if (!looksLikeWiki.test(text)) return text;
  const lines: string[] = [];
  let fence: string | null = null;
  let quoting = false;
  const push = (line: string) => lines.push(quoting ? `> ${line}` : line);
  for (const source of apart(text).split("\n")) {
    const block = blockMark.exec(source.trim());
    if (fence !== null) {
      if (block && block[1]!.toLowerCase() === fence) {
        push("```");
        fence = null;
      } else push(source);
    } else if (block && /^(?:code|noformat)$/i.test(block[1]!)) {
      fence = block[1]!.toLowerCase();
      push(`\`\`\`${fence === "code" ? languageOf(block[2] ?? "") : ""}`);
    } else if (block && /^quote$/i.test(block[1]!)) quoting = !quoting;
    else if (block) {
      const title = /title=([^|}]{1,200})/.exec(block[2] ?? "")?.[1];
      if (title) push(`**${title}**`);
    } else push(lineToMarkdown(source));
  }
  if (fence !== null) push("```");
  return lines.join("\n").trim();
}

const looksLikeWiki =
  /(?:^|\n)[ \t]{0,20}(?:h[1-6]\.|bq\.|#+ |\*+ |\|\|?)|\{(?:code|noformat|quote|panel|color|\{)|\[[^[\]\n]{1,500}\]|(?:^|\s)[*_+-]\S|!\S{1,300}!/i;
const blockMark = /^\{(code|noformat|quote|panel)(?::([^}]{0,300}))?\}$/i;

/** Puts every block mark on a line of its own. */
const apart = (text: string): string => text.replace(blockMarks, "\n$1\n");
const blockMarks =
  /(?:\n|^)?[ \t]{0,20}(?<!\{)(\{(?:code|noformat|quote|panel)(?::[^{}\n]{0,300})?\})(?!\})[ \t]{0,20}\n?/gi;

const languageOf = (options: string): string => {
  const first = options.split("|")[0] ?? "";
  return /^[\w+#-]{1,20}$/.test(first) && !first.includes("=") ? first.toLowerCase() : "";
};

function lineToMarkdown(line: string): string {
  const heading = /^\s*h([1-6])\.\s*(.*)$/.exec(line);
  if (heading) return `${"#".repeat(Number(heading[1]))} ${inline(heading[2]!)}`;
  const quote = /^\s*bq\.\s*(.*)$/.exec(line);
  if (quote) return `> ${inline(quote[1]!)}`;
  const item = /^\s*([*#-]{1,6})\s+(.*)$/.exec(line);
  if (item) {
    const [, marks, rest] = item as unknown as [string, string, string];
    const indent = [...marks.slice(0, -1)].map((mark) => (mark === "#" ? "   " : "  ")).join("");
    return `${indent}${marks.endsWith("#") ? "1." : "-"} ${inline(rest)}`;
  }
  if (/^\s*\|\|/.test(line)) {
    const cells = line
      .trim()
      .replace(/^\|\||\|\|$/g, "")
      .split("||")
      .map((cell) => inline(cell.trim()));
    return `| ${cells.join(" | ")} |\n|${" --- |".repeat(cells.length)}`;
  }
  if (/^\s*\|/.test(line)) return inline(line.trim());
  if (/^\s*-{4,}\s*$/.test(line)) return "---";
  return inline(line);
}

const edge = "(^|[\\s(（，。：、>|])";
const after = "(?=$|[\\s).,;:!?）|，。；：、！？<])";
const marked = (mark: string) =>
  new RegExp(`${edge}${mark}([^\\s${mark}](?:[^${mark}\\n]{0,998}[^\\s${mark}])?)${mark}${after}`, "g");
const bold = marked("\\*");
const struck = marked("-");
const inserted = marked("\\+");

function inline(text: string): string {
  return text
    .replace(/\{color(?::[^}]{0,40})?\}/gi, "")
    .replace(/\{anchor:[^}]{0,100}\}/gi, "")
    .replace(/\{\{([^{}\n]{1,1000})\}\}/g, "`$1`")
    .replace(/\[~(?:accountid:)?([^[\]\n]{1,100})\]/g, "@$1")
    .replace(
      /\[(?:([^|[\]\n]{1,500})\|)?((?:https?:\/\/|mailto:)[^\]|\s]{1,2000})(?:\|[^\]\n]{0,100})?\]/gi,
      (_, words: string | undefined, url: string) =>
        words === undefined || /^(?:https?:\/\/|mailto:)/i.test(words) ? `<${url}>` : `[${words}](${url})`,
    )
    .replace(/\[\^([^\]|\n]{1,200})\]/g, "`$1`")
    .replace(/!(https?:\/\/[^!|\s]{1,2000})(?:\|[^!\n]{0,200})?!/gi, "<$1>")
    .replace(/!([^!|\s]{1,200}\.[A-Za-z0-9]{2,5})(?:\|[^!\n]{0,200})?!/g, "`$1`")
    .replace(bold, "$1**$2**")
    .replace(struck, "$1~~$2~~")
    .replace(inserted, "$1$2");
}
