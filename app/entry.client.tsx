import { setNonce } from "get-nonce";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { HydratedRouter } from "react-router/dom";
import { type Locale, registerCatalogue } from "./platform/i18n";

const locale = document.documentElement.lang as Locale;
const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
if (nonce) setNonce(nonce);

async function hydrate() {
  if (locale === "en") registerCatalogue("en", (await import("./messages/en")).en);
  else registerCatalogue("zh-CN", (await import("./messages/zh-CN")).zhCN);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <HydratedRouter />
      </StrictMode>,
    );
  });
}

void hydrate();
