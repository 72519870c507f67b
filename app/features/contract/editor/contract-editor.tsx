import { Lock } from "lucide-react";
import { useEffect } from "react";
import { Form, useBlocker, useNavigation } from "react-router";
import { contractChecks } from "~/domain/contract";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/field";
import { usePageKeys } from "~/ui/keys";
import { keepsItsKeys, matchesKeys } from "~/ui/keys/match";
import { ChecksCard } from "../checks-card";
import { DialogLink, DiscardDialog, ProposeDialog } from "../contract-dialogs";
import { ContractHead, lineNames } from "../contract-head";
import type { ContractPage } from "../load-contract.server";
import { SignaturesCard } from "../signatures-card";
import { useSelectedLine } from "../use-selected-line";
import { VersionsCard } from "../versions-card";
import { ConflictCard } from "./conflict-card";
import { CurveCard } from "./curve-card";
import { DraftInputs } from "./draft-inputs";
import { checkedLines, contractLines, draftScore } from "./draft-state";
import { LineList } from "./line-list";
import { MetricPicker } from "./metric-picker";
import { type DraftEditing, useDraft } from "./use-draft";
import { WeightsBar } from "./weights-bar";

const formId = "contract-draft";

type Props = { page: ContractPage; reply: FormReply | undefined; heldScore: string | null };

/** A draft being written: lines and weights on the left, the chosen line's curve and the signatures on the right. */
export function ContractEditor({ page, reply, heldScore }: Props) {
  const { t, name } = useI18n();
  const editing = useDraft(page);
  const { draft, dispatch, dirty, conflict } = editing;
  const { selected, select } = useSelectedLine(draft.lines);
  const address = { squadId: page.squad.id, cycleId: page.cycle.id };
  const version = page.version!;
  const errors = reply?.submission.error ?? {};
  const lineName = lineNames(page, name, draft.lines);
  const held = page.inForce && new Map(page.inForce.lines.map((line) => [line.lineKey, line.weight]));
  const checks = liveChecks(page, editing);
  const dated = page.amendment === null || draft.effectiveFrom !== "";
  const ready = conflict === null && dated && checks.every((check) => check.passes);
  useLeaveWarning(dirty);
  return (
    <>
      <ContractHead
        page={page}
        now={{ effectiveFrom: draft.effectiveFrom || null, lines: contractLines(draft.lines) }}
        actions={<HeadActions editing={editing} ready={ready} />}
      />
      {conflict && (
        <ConflictCard stored={conflict} mine={draft} lineName={lineName} onSettle={editing.settle} />
      )}
      {reply?.code !== "stale" && <FormErrors errors={errors[""]} />}
      <div className="mt-1 grid gap-5 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          <Card
            title={t("contract.lines")}
            hint={t("contract.lines_hint")}
            actions={
              <MetricPicker
                address={address}
                allowed={page.allowedCurves}
                taken={draft.lines.filter((line) => line.segment === "").map((line) => line.metricId)}
                onPick={(line) => {
                  dispatch({ event: "added", line });
                  select(line.lineKey);
                }}
              />
            }
            flush
          >
            <WeightsBar editing={editing} editable />
            <LineList
              editing={editing}
              held={held}
              selected={selected?.lineKey ?? null}
              onSelect={select}
              errors={errors as Record<string, string[] | undefined>}
            />
            {draft.lines.length === 0 && (
              <p className="px-4.5 py-6 text-sm text-ink-3">{t("contract.no_lines")}</p>
            )}
            <ScoreRow heldScore={heldScore} score={draftScore(draft.lines)} page={page} />
          </Card>
          <ChecksCard checks={checks} lineName={lineName} />
          <DraftTerms page={page} editing={editing} errors={errors} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          {selected && (
            <CurveCard
              key={selected.lineKey}
              line={selected}
              address={address}
              allowed={page.allowedCurves}
              dispatch={dispatch}
            />
          )}
          <SignaturesCard page={page} />
          <VersionsCard page={page} />
        </div>
      </div>
      <ProposeDialog page={page} version={version} form={formId} />
      <DiscardDialog version={version} />
    </>
  );
}

/** The stored checks with those that follow from what is typed made anew; alignment is as of the last saving. */
function liveChecks({ checks, signing, allowedCurves }: ContractPage, { draft }: DraftEditing) {
  const person = (capacity: string) => signing.find((row) => row.capacity === capacity)?.person?.id ?? null;
  const alignment = checks?.find((check) => check.check === "alignment");
  return contractChecks({
    lines: checkedLines(draft.lines),
    signing: {
      tech: person("tech"),
      data: person("data"),
      product: person("product"),
      "unit-head": person("unit-head"),
    },
    alignment: alignment?.check === "alignment" ? alignment.fact : null,
    allowedCurves,
  });
}

function HeadActions({ editing: { dirty, conflict }, ready }: { editing: DraftEditing; ready: boolean }) {
  const { t } = useI18n();
  const busy = useNavigation().formMethod === "POST";
  useSaveWhileTyping();
  usePageKeys([{ keys: "Mod+S", label: t("contract.save"), run: submitDraft }]);
  return (
    <>
      <span className="self-center text-xs text-ink-3" aria-live="polite">
        {busy ? t("contract.saving") : dirty ? t("contract.unsaved") : t("contract.saved")}
      </span>
      <DialogLink name="discard">{t("contract.discard")}</DialogLink>
      <Button form={formId} name="intent" value="save" disabled={busy || conflict !== null}>
        {t("contract.save")}
      </Button>
      {ready ? (
        <DialogLink name="propose" kind="main">
          {t("contract.propose")}
        </DialogLink>
      ) : (
        <Button type="button" kind="main" disabled title={t("contract.propose_locked")}>
          <Lock size={14} aria-hidden />
          {t("contract.propose")}
        </Button>
      )}
    </>
  );
}

/** Saving by keyboard also works from inside a field, where the page's other keys are silent. */
function useSaveWhileTyping() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!matchesKeys(event, "Mod+S") || !keepsItsKeys(document.activeElement as HTMLElement | null)) return;
      event.preventDefault();
      submitDraft();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

function submitDraft() {
  const form = document.getElementById(formId);
  if (form instanceof HTMLFormElement) {
    form.requestSubmit(form.querySelector<HTMLButtonElement>("button[data-save]"));
  }
}

function ScoreRow({
  page,
  heldScore,
  score,
}: {
  page: ContractPage;
  heldScore: string | null;
  score: string | null;
}) {
  const { t, f } = useI18n();
  const { inForce, version } = page;
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-t border-line px-4.5 py-3 text-sm">
      <span className="text-ink-2">{t("contract.score_to_date")}</span>
      <span className="ml-auto flex flex-wrap gap-x-3">
        {inForce && heldScore !== null && (
          <span>
            <span className="text-xs text-ink-3">{t("contract.score_held", { number: inForce.number })}</span>{" "}
            <strong className="font-semibold">{f.score(heldScore)}</strong>
          </span>
        )}
        <span>
          <span className="text-xs text-ink-3">
            {t("contract.version", { number: version?.number ?? 1 })}
          </span>{" "}
          {score === null ? (
            <span className="text-ink-3">{t("contract.score_until")}</span>
          ) : (
            <strong className="font-semibold">{f.score(score)}</strong>
          )}
        </span>
      </span>
    </p>
  );
}

/** From when it holds and why it changes; this is the form that is sent. */
function DraftTerms({
  page: { amendment, version },
  editing: { draft, dispatch, version: stored },
  errors,
}: {
  page: ContractPage;
  editing: DraftEditing;
  errors: Record<string, string[] | null>;
}) {
  const { t, f } = useI18n();
  return (
    <Card title={t("contract.terms")}>
      <Form method="post" id={formId} className="flex flex-col gap-4" preventScrollReset>
        <input type="hidden" name="number" value={version!.number} />
        <input type="hidden" name="version" value={stored} />
        <DraftInputs lines={draft.lines} />
        {amendment && (
          <label className="text-xs font-medium text-ink-2">
            {t("contract.effective_from")}
            <input
              type="date"
              name="effectiveFrom"
              value={draft.effectiveFrom}
              min={amendment.first}
              max={amendment.last}
              onChange={(event) => dispatch({ event: "effective-from", day: event.target.value })}
              aria-invalid={errors.effectiveFrom ? true : undefined}
              aria-describedby="effective-hint"
              className="mt-1 block h-8 rounded-control border border-line-2 bg-surface px-2 text-sm font-normal text-ink aria-invalid:border-bad max-sm:h-9"
            />
            <span id="effective-hint" className="mt-1 block font-normal text-ink-3">
              {t("contract.effective_hint", {
                first: f.dayWithYear(amendment.first),
                last: f.dayWithYear(amendment.last),
              })}
            </span>
            {errors.effectiveFrom && (
              <span role="alert" className="mt-1 block font-normal text-bad">
                {errors.effectiveFrom.join(" ")}
              </span>
            )}
          </label>
        )}
        <label className="text-xs font-medium text-ink-2">
          {t("contract.note")}
          <textarea
            name="note"
            rows={2}
            maxLength={500}
            value={draft.note}
            onChange={(event) => dispatch({ event: "note", text: event.target.value })}
            placeholder={t("contract.note_hint")}
            className="mt-1 block w-full rounded-control border border-line-2 bg-surface px-2.5 py-1.5 text-sm font-normal text-ink"
          />
        </label>
        <button type="submit" name="intent" value="save" data-save hidden>
          {t("contract.save")}
        </button>
      </Form>
    </Card>
  );
}

/** Asks before what was typed is left behind. */
function useLeaveWarning(dirty: boolean) {
  const { t } = useI18n();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    if (window.confirm(t("contract.leave"))) blocker.proceed();
    else blocker.reset();
  }, [blocker, t]);
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [dirty]);
}
