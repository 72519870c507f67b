import createMarkdown, { type StateCore, type Token } from "markdown-it";
import { type Mentionable, mentionsIn, taskKeysIn } from "~/domain/board";

/** What a text may refer to. Tasks are those the reader may open: another key stays plain text. */
export type References = {
  people: readonly Mentionable[];
  tasks: ReadonlyMap<string, { href: string; title: string }>;
  /** Whose mentions stand out. */
  readerId: string;
};

type Environment = References & { mentioned: Set<string> };

/** Texts beyond this length, which no form takes, are cut rather than parsed. */
const maximumLength = 50_000;

const markdown = createMarkdown({ html: false, linkify: true, breaks: true });
markdown.set({ maxNesting: 20 });
// Nobody needs link definitions here, and a run of them takes time with the square of its length.
markdown.disable("reference");
markdown.validateLink = (url) => /^(https?:\/\/|mailto:)/i.test(url.trim());
markdown.core.ruler.push("references", linkReferences);

for (const name of ["heading_open", "heading_close"] as const) {
  // The page's own outline ends at level three.
  markdown.renderer.rules[name] = (tokens, index, options, _env, renderer) => {
    tokens[index]!.tag = "h4";
    return renderer.renderToken(tokens, index, options);
  };
}
markdown.renderer.rules.mention = (tokens, index) => {
  const { content, meta } = tokens[index]!;
  const own = (meta as { own: boolean }).own ? ' data-own="true"' : "";
  return `<span data-mention${own}>${escaped(content)}</span>`;
};

const escaped = (text: string) => markdown.utils.escapeHtml(text);

/**
 * HTML of a text that people typed. Raw HTML is shown as text, links lead to http, https or mail addresses only, images become
 * links, and keys of tasks and mentions become what `References` says.
 */
export function renderMarkdown(text: string, references: References): string {
  return markdown.render(text.slice(0, maximumLength), environment(references));
}

/** Ids of the people a text mentions outside of code and links. */
export function mentionedIn(text: string, people: readonly Mentionable[]): Set<string> {
  const env = environment({ people, tasks: new Map(), readerId: "" });
  markdown.parse(text.slice(0, maximumLength), env);
  return env.mentioned;
}

const environment = (references: References): Environment => ({ ...references, mentioned: new Set() });

/** Runs after everything else: makes links safe, turns images into links, and finds keys and mentions in plain text. */
function linkReferences(state: StateCore): void {
  const env = state.env as unknown as Environment;
  for (const block of state.tokens) {
    if (block.type !== "inline" || !block.children) continue;
    let depth = 0;
    block.children = block.children.flatMap((token): Token[] => {
      if (token.type === "link_open") {
        depth += 1;
        outward(token);
      }
      if (token.type === "link_close") depth -= 1;
      if (token.type === "image") return imageLink(state, token, depth > 0);
      return token.type === "text" && depth === 0 ? referencesIn(state, token, env) : [token];
    });
  }
}

function outward(token: Token): void {
  token.attrSet("rel", "noopener noreferrer nofollow");
  token.attrSet("target", "_blank");
}

const textToken = (state: StateCore, content: string): Token => {
  const token = new state.Token("text", "", 0);
  token.content = content;
  return token;
};

/** Nothing is fetched from elsewhere by looking at a text: the picture is a link to it, inside another link just its words. */
function imageLink(state: StateCore, image: Token, inLink: boolean): Token[] {
  const src = String(image.attrGet("src") ?? "");
  const words = textToken(state, image.content || src);
  if (inLink || src === "") return [words];
  const open = new state.Token("link_open", "a", 1);
  open.attrSet("href", src);
  outward(open);
  return [open, words, new state.Token("link_close", "a", -1)];
}

type Piece = { start: number; end: number; tokens: Token[] };

function referencesIn(state: StateCore, token: Token, env: Environment): Token[] {
  const text = token.content;
  const mentions = mentionsIn(text, env.people).map(({ start, end, personId }): Piece => {
    env.mentioned.add(personId);
    const mention = new state.Token("mention", "", 0);
    mention.content = text.slice(start, end);
    mention.meta = { own: personId === env.readerId };
    return { start, end, tokens: [mention] };
  });
  const keys = taskKeysIn(text).flatMap(({ start, end, key }): Piece[] => {
    const task = env.tasks.get(key);
    if (!task) return [];
    const open = new state.Token("link_open", "a", 1);
    open.attrSet("href", task.href);
    open.attrSet("title", task.title);
    open.attrSet("data-task", "");
    return [{ start, end, tokens: [open, textToken(state, key), new state.Token("link_close", "a", -1)] }];
  });
  const pieces = [...mentions, ...keys].sort((a, b) => a.start - b.start);
  if (pieces.length === 0) return [token];
  const result: Token[] = [];
  let at = 0;
  for (const { start, end, tokens } of pieces) {
    if (start < at) continue;
    if (start > at) result.push(textToken(state, text.slice(at, start)));
    result.push(...tokens);
    at = end;
  }
  if (at < text.length) result.push(textToken(state, text.slice(at)));
  return result;
}
