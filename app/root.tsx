import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteLoaderData,
} from "react-router";
import type { Route } from "./+types/root";
import "./app.css";
import { loadMessages } from "./messages/load";
import { requestContext, viewerContext } from "./platform/context.server";
import { I18nProvider, type Locale, translator } from "./platform/i18n";
import { viewerMiddleware } from "./platform/middleware.server";
import type { PageError } from "./platform/respond.server";
import { isUnreachable, whenUnreachable } from "./platform/unreachable";
import { ErrorPage } from "./ui/error-page";

export const middleware: Route.MiddlewareFunction[] = [viewerMiddleware];

/** A page is drawn when what it says has arrived; one that is there outlives a server that is not. */
export const clientMiddleware: Route.ClientMiddlewareFunction[] = [
  async ({ request }, next) => {
    const locale = document.documentElement.lang as Locale;
    const { pathname } = new URL(request.url);
    await loadMessages(locale, pathname);
    const sent = request.headers.get("Content-Type")?.startsWith("application/x-www-form-urlencoded")
      ? request.clone()
      : null;
    const results = await next();
    if (!Object.values(results).some(({ result }) => isUnreachable(result))) return results;
    return whenUnreachable(results, {
      method: request.method,
      shown: pathname === window.location.pathname,
      typed: (await sent?.formData()) ?? null,
      sentence: translator(locale)("error.unreachable"),
    });
  },
];

export async function loader({ context }: Route.LoaderArgs) {
  const { nonce, timeZone, locale, demo, organisation } = context.get(requestContext);
  const viewer = context.get(viewerContext);
  return {
    nonce,
    timeZone,
    demo,
    organisation,
    locale: viewer?.locale ?? locale,
    theme: viewer?.person.theme ?? ("system" as const),
  };
}

export const meta: Route.MetaFunction = () => [{ title: "Trivet 铁三角" }];

export function Layout({ children }: { children: React.ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  const locale: Locale = root?.locale ?? "zh-CN";
  return (
    <html
      lang={locale}
      data-theme={root && root.theme !== "system" ? root.theme : undefined}
      suppressHydrationWarning
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links nonce={root?.nonce} />
      </head>
      <body>
        <I18nProvider locale={locale} timeZone={root?.timeZone ?? "Asia/Shanghai"}>
          {children}
        </I18nProvider>
        <ScrollRestoration nonce={root?.nonce} />
        <Scripts nonce={root?.nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

const unreachable = {
  status: 503,
  data: { code: "unavailable", reason: "unreachable_page", params: {} } satisfies PageError,
};

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  if (isUnreachable(error)) return <ErrorPage error={unreachable} />;
  return (
    <ErrorPage
      error={
        isRouteErrorResponse(error) ? { status: error.status, data: error.data } : { status: 500, data: null }
      }
    />
  );
}
