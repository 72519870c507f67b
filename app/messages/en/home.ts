export const home = {
  "home.greeting": "Good day, {name}",
} as const;
