import { useReducer, useState } from "react";
import type { ContractPage } from "../load-contract.server";
import { type Draft, draftAfter, draftFrom, storedText } from "./draft-state";

/**
 * The draft being written over the one that is stored. A saving by somebody else does not touch what is typed: `conflict` then holds the
 * stored draft until the writer has chosen.
 */
export function useDraft(page: ContractPage) {
  const version = page.version?.version ?? 0;
  const stored = draftFrom(page);
  const [draft, dispatch] = useReducer(draftAfter, stored);
  const [base, setBase] = useState({ version, text: storedText(stored) });
  const text = storedText(draft);
  const moved = base.version !== version;
  if (moved && (text === storedText(stored) || text === base.text)) {
    // What was typed is what is stored now (it was saved), or nothing was typed: go on from the stored draft.
    setBase({ version, text: storedText(stored) });
    if (text !== storedText(stored)) dispatch({ event: "replaced", draft: stored });
  }
  return {
    draft,
    dispatch,
    dirty: text !== base.text,
    /** The version a saving is made upon. */
    version: base.version,
    conflict: moved && text !== storedText(stored) && text !== base.text ? stored : null,
    /** Ends a conflict: goes on with `next`, made upon the stored version. */
    settle: (next: Draft) => {
      setBase({ version, text: storedText(stored) });
      dispatch({ event: "replaced", draft: next });
    },
  };
}

export type DraftEditing = ReturnType<typeof useDraft>;
