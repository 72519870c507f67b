import { groupBy } from "../group-by";
import {
  cleanLine,
  cleanText,
  counted,
  cut,
  type FoundPerson,
  type ImportBoard,
  type ImportCard,
  type ImportComment,
  itemsIn,
  labelName,
  labelsIn,
  longestText,
  longestTitle,
  type Problem,
  webAddress,
} from "./card";
import { dateReader } from "./dates";
import { inside, instant, isObject, type Json, objects, strings, text } from "./json";

/** True for what Trello's "Export as JSON" makes: a board with lists and cards. */
export const isTrelloBoard = (value: unknown): value is Json =>
  isObject(value) && Array.isArray(value.lists) && Array.isArray(value.cards);

/** Trello exports at most this many actions, the latest. */
const exportedActions = 1_000;

/** The board of a Trello export. Days are those of `timeZone`. Unknown parts are ignored, missing ones are empty. */
export function readTrello(board: Json, { timeZone }: { timeZone: string }): ImportBoard {
  const problems: Problem[] = [];
  const actions = objects(board.actions);
  const cutOff = actions.length >= exportedActions;
  if (cutOff) problems.push(aboutFile("trello_actions_cut", { maximum: exportedActions }));
  const about = groupBy(actions, (action) => text(inside(action.data, "card").id));
  const checklists = groupBy(objects(board.checklists), (checklist) => text(checklist.idCard));
  const people = new Map<string, FoundPerson>();
  const meet = (id: string, from: Json = {}): string => {
    const known = people.get(id);
    const name = cleanLine(text(from.fullName) || text(from.username));
    const email = text(from.email).trim().toLowerCase() || null;
    people.set(id, {
      key: id,
      name: known?.name || name,
      email: known?.email ?? email,
      count: known?.count ?? 0,
    });
    return id;
  };
  for (const member of objects(board.members)) meet(text(member.id), member);
  for (const action of actions)
    if (isObject(action.memberCreator)) meet(text(action.memberCreator.id), action.memberCreator);
  const count = (key: string) => {
    const person = people.get(key);
    if (person) person.count += 1;
  };

  const lists = objects(board.lists).sort(byPosition);
  const listNames = new Map(lists.map((list) => [text(list.id), list]));
  const labelNames = new Map(objects(board.labels).map((label) => [text(label.id), nameOf(label)]));
  const zone = dateReader({ timeZone, dayOrder: "dmy" });
  const day = (value: unknown) => {
    const at = instant(value);
    return at === null ? null : zone.day(at);
  };

  const cards: ImportCard[] = [];
  const seen = new Set<string>();
  for (const card of objects(board.cards).sort(byPosition)) {
    const id = text(card.id) || text(card.shortLink);
    const place = typeof card.idShort === "number" ? card.idShort : null;
    const note = (reason: string, params: Problem["params"] = {}, severity: Problem["severity"] = "note") =>
      problems.push({ severity, place, column: null, reason, params });
    const title = cleanLine(text(card.name));
    if (id === "" || title === "") {
      note("card_without_title", {}, "error");
      continue;
    }
    if (seen.has(id)) {
      note("card_twice", { title: cut(title, 80) }, "error");
      continue;
    }
    seen.add(id);
    if (card.isTemplate === true || text(card.cardRole) === "separator") {
      note("trello_template", { title: cut(title, 80) }, "error");
      continue;
    }
    const list = text(card.idList);
    if (!listNames.has(list)) {
      note("card_without_list", { title: cut(title, 80) }, "error");
      continue;
    }
    const own = about.get(id) ?? [];
    const labelled = objects(card.labels);
    const labels =
      labelled.length > 0
        ? labelled.map(nameOf)
        : strings(card.idLabels).map((labelId) => labelNames.get(labelId) ?? "");
    const assignees = strings(card.idMembers).map((memberId) => meet(memberId));
    for (const key of assignees) count(key);
    const creation = own.find((action) => createdBy.has(text(action.type)));
    const reporter = (creation && actorOf(creation)) || text(card.idMemberCreator) || null;
    const moves = movesOf(own);
    const comments = commentsOf(own);
    for (const comment of comments) if (comment.author) count(comment.author);
    if (reporter) count(reporter);
    cards.push({
      externalId: id,
      aliases: [],
      reference: place === null ? cut(title, 20) : `#${place}`,
      place: place ?? 0,
      ...shortened(title, card.desc, note),
      list,
      archived: card.closed === true || listNames.get(list)?.closed === true,
      assignees,
      reporter,
      priority: null,
      discipline: null,
      labels: labelsIn(labels, note),
      estimateHours: null,
      startOn: day(card.start),
      dueOn: day(card.due),
      parent: null,
      blocks: [],
      blockedBy: [],
      checklist: itemsIn(
        (checklists.get(id) ?? objects(card.checklists)).sort(byPosition).flatMap(itemsOf),
        note,
      ),
      comments,
      attachments: linksOf(card, note),
      createdAt: instant(creation?.date) ?? bornAt(id),
      finishedAt:
        instant(card.dateCompleted) ?? (card.dueComplete === true ? instant(card.dateLastActivity) : null),
      enteredAt: null,
      changedAt: instant(card.dateLastActivity),
      moves,
      movesKnown: !cutOff && creation !== undefined,
    });
  }
  for (const [reason, found] of Object.entries(unplaced(board)))
    if (found > 0) problems.push(aboutFile(reason, { count: found }));
  const counts = new Map(counted(cards.map((card) => card.list)).map((found) => [found.name, found.count]));
  return {
    source: "trello",
    title: cleanLine(text(board.name)),
    lists: lists.map((list) => ({
      key: text(list.id),
      name: cleanLine(text(list.name)) || text(list.id),
      archived: list.closed === true,
      count: counts.get(text(list.id)) ?? 0,
    })),
    people: [...people.values()].filter((person) => person.count > 0 && person.key !== ""),
    labels: counted(cards.flatMap((card) => card.labels)),
    priorities: [],
    cards,
    problems,
    leftOut: leftOutOf(board),
  };
}

const createdBy = new Set([
  "createCard",
  "copyCard",
  "moveCardToBoard",
  "convertToCardFromCheckItem",
  "emailCard",
]);

const aboutFile = (reason: string, params: Problem["params"] = {}): Problem => ({
  severity: "note",
  place: null,
  column: null,
  reason,
  params,
});

const byPosition = (a: Json, b: Json): number => positionOf(a) - positionOf(b);
const positionOf = ({ pos }: Json): number => (typeof pos === "number" ? pos : Number.MAX_SAFE_INTEGER);
const nameOf = (label: Json): string => labelName(text(label.name)) || labelName(text(label.color));
const unique = (names: readonly string[]): string[] => [...new Set(names)];

/** A Trello id begins with the second it was made, in hexadecimal. */
function bornAt(id: string): string | null {
  if (!/^[0-9a-f]{24}$/i.test(id)) return null;
  const seconds = Number.parseInt(id.slice(0, 8), 16);
  return seconds > 946_684_800 ? new Date(seconds * 1_000).toISOString() : null;
}

function movesOf(actions: readonly Json[]): ImportCard["moves"] {
  return actions
    .flatMap((action) => {
      const data = isObject(action.data) ? action.data : {};
      const from = text(inside(data, "listBefore").id);
      const to = text(inside(data, "listAfter").id);
      const at = instant(action.date);
      return text(action.type) === "updateCard" && from && to && at ? [{ at, from, to }] : [];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Who did it; an account that is closed has no `memberCreator` any more. */
const actorOf = (action: Json): string | null =>
  text(inside(action, "memberCreator").id) || text(action.idMemberCreator) || null;

function commentsOf(actions: readonly Json[]): ImportComment[] {
  return actions
    .flatMap((action) => {
      const type = text(action.type);
      if (type !== "commentCard" && type !== "copyCommentCard") return [];
      const words = cut(cleanText(text(isObject(action.data) ? action.data.text : "")), longestText);
      const author = actorOf(action);
      return words === "" ? [] : [{ id: text(action.id), author, at: instant(action.date), text: words }];
    })
    .sort((a, b) => ((a.at ?? "") < (b.at ?? "") ? -1 : 1));
}

/** A checklist's items; a card's second list keeps its name before each item. */
function itemsOf(checklist: Json, index: number): ImportCard["checklist"] {
  const name = cleanLine(text(checklist.name));
  return objects(checklist.checkItems)
    .sort(byPosition)
    .flatMap((item) => {
      const words = cleanLine(text(item.name));
      const told = index > 0 && name !== "" ? `${name}: ${words}` : words;
      return words === "" ? [] : [{ text: cut(told, 500), done: item.state === "complete" }];
    });
}

type Note = (reason: string, params?: Problem["params"]) => void;

function linksOf(card: Json, note: Note): ImportCard["attachments"] {
  return objects(card.attachments).flatMap((attachment) => {
    const url = webAddress(text(attachment.url));
    const name = cut(cleanLine(text(attachment.name) || text(attachment.fileName)), 200);
    if (url) return [{ name: name || cut(url, 200), url }];
    note("attachment_no_link", { name: (name || text(attachment.url)).slice(0, 80) });
    return [];
  });
}

function shortened(
  title: string,
  description: unknown,
  note: Note,
): Pick<ImportCard, "title" | "description"> {
  const words = cleanText(text(description));
  const told = title.length > longestTitle ? `${title}\n\n${words}`.trim() : words;
  if (title.length > longestTitle) note("title_cut", { maximum: longestTitle });
  if (told.length > longestText) note("description_cut", { maximum: longestText });
  return { title: cut(title, longestTitle), description: cut(told, longestText) };
}

/** How much of the board has no place on another, by the reason it is told with. */
function unplaced(board: Json): Record<string, number> {
  const items = objects(board.checklists).flatMap(({ checkItems }) => objects(checkItems));
  return {
    trello_item_details: items.filter(({ due, idMember }) => text(due) !== "" || text(idMember) !== "")
      .length,
    trello_votes: objects(board.cards).reduce((sum, card) => sum + strings(card.idMembersVoted).length, 0),
  };
}

/** What a Trello board can hold beyond cards, lists, labels, checklists, comments and links. */
function leftOutOf(board: Json): string[] {
  const fields = objects(board.customFields).map((field) => cleanLine(text(field.name)));
  return unique(fields.filter((name) => name !== ""));
}
