import { Outlet, redirect, type ShouldRevalidateFunctionArgs } from "react-router";
import { readBoardSearch } from "~/features/board/address";
import { Board } from "~/features/board/board";
import { BoardBar } from "~/features/board/board-bar";
import { useBoardPalette } from "~/features/board/board-palette";
import { quickAddForm } from "~/features/board/forms";
import { loadBoard } from "~/features/board/load-board.server";
import { quickAdd } from "~/features/board/quick-add.server";
import { paths } from "~/platform/paths";
import { refetching } from "~/platform/refetch";
import { form, page } from "~/platform/respond.server";
import type { Route } from "./+types/squad-board";

export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) =>
  loadBoard(ctx, params.squadId, readBoardSearch(url.searchParams)),
);

export const action = form(quickAddForm, async (ctx, value, { params, url }: Route.ActionArgs) => {
  const added = await quickAdd(ctx, params.squadId, value);
  return value.stay ? added : redirect(paths.squadBoard(params.squadId) + url.search);
});

/** Opening or closing a panel changes nothing on the board, unless a change by somebody else is being fetched at that moment. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  currentParams,
  nextParams,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  const samePlace = currentParams.squadId === nextParams.squadId && currentUrl.search === nextUrl.search;
  if (!formMethod && !refetching() && samePlace && currentUrl.pathname !== nextUrl.pathname) return false;
  return defaultShouldRevalidate;
}

export default function SquadBoard({ loaderData, actionData }: Route.ComponentProps) {
  useBoardPalette(loaderData);
  const problem = actionData && "submission" in actionData ? firstError(actionData.submission.error) : null;
  return (
    <>
      <BoardBar view={loaderData} />
      <Board view={loaderData} quickAddProblem={problem} />
      <Outlet context={loaderData} />
    </>
  );
}

function firstError(error: Record<string, string[] | null> | null | undefined): string | null {
  return Object.values(error ?? {}).flatMap((messages) => messages ?? [])[0] ?? null;
}
