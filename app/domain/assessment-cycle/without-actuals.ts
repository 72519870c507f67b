import type { AssessmentBundle, PoolItem } from "../assessment";

/** The bundle with every reading left out: what people decided, apart from what was measured. */
export function withoutActuals(bundle: AssessmentBundle): AssessmentBundle {
  return {
    ...bundle,
    squads: bundle.squads.map((squad) => ({ ...squad, kpis: squad.kpis.map(unmeasured) })),
    people: bundle.people.map(({ individual, ...person }) => ({
      ...person,
      ...(individual && { individual: individual.map(unmeasured) }),
    })),
  };
}

function unmeasured({ actual, ...item }: PoolItem): PoolItem {
  return item;
}
