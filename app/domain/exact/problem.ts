export type ProblemParams = Record<string, string | number>;

/** One thing wrong with an input: where (a JSON path from `$`), what (a code for the message catalogue) and the values to name. */
export type Problem = { path: string; code: ProblemCode; params: ProblemParams };

/** English sentences for the command line; `{name}` stands for a parameter. The application translates the codes itself. */
const sentences = {
  not_json: "is not JSON ({detail})",
  missing: "is missing",
  not_object: "must be an object",
  not_list: "must be a list",
  not_text: "must be a non-empty string",
  not_boolean: "must be true or false",
  not_decimal: 'must be a decimal written as a string, such as "12.5"',
  not_integer: "must be a whole number",
  not_date: "must be an existing date, YYYY-MM-DD",
  not_one_of: "must be one of {allowed}",
  too_small: "must be at least {min}",
  too_large: "must be at most {max}",
  not_positive: "must be greater than 0",
  negative: "must not be negative",
  before_start: "must not be before {start}",
  below_minimum: "must not be less than {min}",
  duplicate: "is a duplicate of {first}",
  leave_overlap: "overlaps another leave",
  weights_sum: "weights sum to {sum} instead of 10000",
  split_sum: "joint and individual sum to {sum} instead of 10000",
  no_score: "needs a score or a curve",
  unknown_squad: "names an unknown squad",
  unknown_milestone: "is not a milestone of the curve",
  unknown_grade: "is not a grade of the scheme",
  no_grade: "needs at least one grade",
  lowest_grade: "the lowest grade starts at {from}, above the score range's minimum {min}",
  too_many_places: "must have at most {places} decimal places",
  threshold_order: "threshold, target and stretch must rise or fall strictly",
  band_order: "needs outerLow < low <= high < outerHigh",
  points_order: "points must not decrease from threshold to target to stretch",
  milestones_sum: "milestone points sum to {sum} instead of 100",
  blend_parts: "needs at least two parts",
  blend_kind: "all parts must be of one kind",
  blend_direction: "all parts must run in one direction",
  second_lead: "is a second {discipline} lead of this squad on {day}",
  same_as_baseline: "must differ from the baseline",
} as const satisfies Record<string, string>;

export type ProblemCode = keyof typeof sentences;

/** The English sentence for a problem, on one line whatever the input held. */
export function problemMessage({ code, params }: Pick<Problem, "code" | "params">): string {
  return sentences[code].replace(/\{(\w+)\}/g, (_, name: string) => oneLine(String(params[name] ?? "")));
}

/** The path of `key` inside `path`: `.key` for plain names, `["…"]` for any other. */
export function childPath(path: string, key: string): string {
  return /^[A-Za-z_$][\w$-]*$/.test(key) ? `${path}.${key}` : `${path}[${oneLine(JSON.stringify(key))}]`;
}

/** Escapes every character that some reader takes for the end of a line. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to go
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
