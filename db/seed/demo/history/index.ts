import type { Store } from "../../../store";
import { addDays } from "../../calendar";
import type { Anchor } from "../anchor";
import type { DrawnMember } from "../people";
import { adjustPreviousHalf, proposeRunningBonus } from "./adjustments";
import { actorsOf } from "./contexts";
import { agreeContracts, misalignedDraft, openAmendment } from "./contracts";
import { beginTargets, draftCycle, open, publish } from "./cycles";
import { assessedPeople, rateIndividuals, setIndividualParts } from "./individual-parts";
import { draftVersion, firstScheme, secondVersion } from "./scheme";

type Input = { store: Store; anchor: Anchor; drawn: readonly DrawnMember[] };

/**
 * A year of assessment, done through the same use cases as in the application and in the order of its days: every contract was
 * signed by those who led then, every result was computed by the engine, every step is in the audit log. `afterPublication` runs
 * between the previous half's publication and what came later.
 */
export async function liveThrough(
  { store, anchor, drawn }: Input,
  afterPublication: () => Promise<void>,
): Promise<void> {
  const actAs = actorsOf(store);
  const history = { actAs, anchor, store, drawn };
  const { previous, running, next, today } = anchor;
  const people = assessedPeople(drawn);

  const { schemeId, versionId } = await firstScheme(history);
  const at = (day: string, time: string) => anchor.at(day, time);
  const before = await draftCycle(history, {
    half: previous,
    schemeVersionId: versionId,
    at: at(addDays(previous.start, -20), "10:20"),
  });
  await beginTargets(history, { cycleId: before, at: at(addDays(previous.start, -12), "14:00") });
  await agreeContracts(history, { cycleId: before, which: "previous" });
  await setIndividualParts(history, { cycleId: before, which: "previous", people });
  await open(history, { cycleId: before, at: at(addDays(previous.start, 11), "09:30") });

  const secondId = await secondVersion(history, schemeId);
  const now = await draftCycle(history, {
    half: running,
    schemeVersionId: secondId,
    at: at(addDays(running.start, -10), "10:40"),
  });
  await beginTargets(history, { cycleId: now, at: at(addDays(running.start, -6), "15:00") });
  await agreeContracts(history, { cycleId: now, which: "running" });
  await misalignedDraft(history, now);
  await setIndividualParts(history, { cycleId: now, which: "running", people });

  await rateIndividuals(history, { cycleId: before, which: "previous", people });
  await adjustPreviousHalf(history, before);
  await open(history, {
    cycleId: now,
    at: at(addDays(running.start, 10), "09:00"),
    overrides: [{ squad: "SCN", reason: "与核心企业的合作协议改签，合约指标待定；先开周期，九月底前补签。" }],
  });
  await publish(history, before);

  await afterPublication();
  await proposeRunningBonus(history, now);
  await openAmendment(history, now);
  await draftCycle(history, { half: next, schemeVersionId: null, at: at(addDays(today, -2), "09:05") });
  await draftVersion(history, schemeId);
}
