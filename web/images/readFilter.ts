import type { PlanOutline } from '../api/types.js';

export interface ImageFilter extends Readonly<Record<string, string | number | undefined>> {
  readonly run: string | undefined;
  readonly target: string | undefined;
  readonly label: string | undefined;
  readonly correct: string | undefined;
  readonly region: string | undefined;
  /** Whose maps must point there. */
  readonly method: string | undefined;
  readonly limit: number;
}

/** Which images are looked at, as the query of the address has it; the first run where it names none. */
export function readFilter(query: URLSearchParams, plan: PlanOutline): ImageFilter {
  const of = (name: string): string | undefined => query.get(name) ?? undefined;
  const region = of('region');
  return {
    run: of('run') ?? plan.runs[0]?.run,
    target: of('target') ?? plan.targets[0],
    label: of('label'),
    correct: of('correct'),
    region,
    method: region === undefined ? undefined : (of('method') ?? plan.methods[0]),
    limit: 200,
  };
}
