import type { Graph } from '../../adapters/tensor/graph/Step.js';
import type { PlannedBackbone } from '../../core/sweep/Plan.js';
import type { Context } from '../context.js';
import type { TunedTail } from './openTaps.js';

/** From the image to every tap; where blocks were trained, with their parameters. */
export async function wholeGraph(
  { trunks }: Pick<Context, 'trunks'>,
  backbone: PlannedBackbone,
  tuned: TunedTail | undefined,
): Promise<Graph> {
  const taps = backbone.taps.map(({ layer }) => layer);
  // The cut is asked for so that nothing is folded across it: the trained blocks have their own names.
  const graph = await trunks.graph(backbone, [
    ...new Set([...taps, ...(tuned ? [tuned.cut.layer] : [])]),
  ]);
  const trained = [...(tuned?.tail ?? [])];
  const [stranger] = trained.find(([name]) => !graph.parameters.has(name)) ?? [];
  if (stranger !== undefined) throw new RangeError(`the network has no parameter ${stranger}`);
  return { ...graph, outputs: taps, parameters: new Map([...graph.parameters, ...trained]) };
}
