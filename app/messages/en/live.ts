export const live = {
  "live.lost": "Reconnecting…",
  "live.lost_explained":
    "Changes by others do not arrive at present. They will, as soon as the connection is back.",
  "live.region": "What others just did",
  "live.on_board": "Also here: {names}",
  "live.on_task": "Also looking at this card: {names}",
  "live.and": ", ",
  "live.moved": "{who} moved {key} to {column}",
  "live.came": "{who} put {key} on the board",
  "live.went": "{who} took {key} off the board",
  "live.offered": "{who} offered {key} for a hand-off",
  "live.changed": "{who} changed {key}",
  "live.many": "{who} changed {count} cards",
} as const;
