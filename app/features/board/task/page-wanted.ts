/** How much of the task's long lists the page's address asks for. */
export function pageWanted(search: URLSearchParams) {
  return {
    whole: search.get("history") === "all",
    allComments: search.get("comments") === "all",
    editsOf: search.get("edits"),
  };
}
