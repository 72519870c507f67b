export const contract = {
  "contract.capacity.tech": "Tech lead",
  "contract.capacity.data": "Data lead",
  "contract.capacity.product": "Product lead",
  "contract.capacity.unit-head": "Unit head",

  "audit.action.contract.draft_started": "Contract draft opened",
  "audit.action.contract.draft_saved": "Contract draft saved",
  "audit.action.contract.draft_discarded": "Contract draft discarded",
  "audit.action.contract.taken_back": "Contract version taken back to be changed",
  "audit.action.contract.proposed": "Signatures asked for",
  "audit.action.contract.signed": "Contract signed",
  "audit.action.contract.in_force": "Contract in force",

  "error.contract_weight": "Enter a weight from 0 to 100 with at most two decimals, such as 12.5.",
  "error.contract_draft_exists": "There is a draft already. Go on with that one, or discard it first.",
  "error.contract_not_a_draft":
    "This version is no draft any more, so it cannot be changed. Open a new version to change it.",
  "error.contract_stale":
    "Somebody saved this draft after you opened it. What you typed is still here; compare both versions below, then save again.",
  "error.contract_cycle_closed": "The data of this cycle is frozen, so its contracts no longer change.",
  "error.contract_squad_closed": "This squad is closed, so its contract no longer changes.",
  "error.contract_not_open_for_signing":
    "This version does not ask for signatures. Look at the list of versions for the one that does.",
  "error.contract_not_a_signatory":
    "This contract is signed by the three current leads and the unit head. You are none of them today.",
  "error.contract_content_changed":
    "The contract changed after you opened it. Read the current version before you sign.",
  "error.contract_squad_incomplete": "A lead seat is vacant. Only a squad with all three leads can sign.",
  "error.contract_already_signed": "You have signed this version already.",
  "error.contract_effective_date_missing":
    "The cycle is running, so this is an amendment. Say from which day it holds.",
  "error.contract_effective_date_range":
    "An amendment can hold from {first} to {last}. Choose a day in between.",
  "error.contract_nothing_changed": "Nothing differs from the version in force, so there is nothing to sign.",
  "error.contract_checks_failed": "Some checks under “Before it can be signed” fail. Mend them first.",
  "error.contract_metric_unknown":
    "This metric is not in the catalogue, or the line belongs to another metric.",
  "error.contract_metric_twice":
    "This metric is in the contract twice. Keep one line, or choose another segment.",
} as const;
