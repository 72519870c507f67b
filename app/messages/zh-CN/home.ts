import type { home as source } from "../en/home";

export const home: Record<keyof typeof source, string> = {
  "home.greeting": "您好，{name}",
};
