import type { InputMethod, Inquiry, TapMethod } from './CamMethod.js';
import { combineTaps, type SaliencyMap } from './combineTaps.js';
import type { PerturbationSettings } from './perturbation/PerturbationSettings.js';
import type { Probe } from './perturbation/Probe.js';
import type { Tap, TapPlace } from './Tap.js';

/** What a network sees of an image, as methods ask about it: most heads see one view, some several. */
export interface ProbedView {
  readonly probe: Probe;
  /** Those of the view's taps that the map shows, as the head calls them. */
  readonly taps: readonly Tap[];
  /** Where the view lies in the frame of the map; all of it when left out. */
  readonly place?: TapPlace;
}

export type AskingMethod = TapMethod | InputMethod;

/**
 * One map by a method that asks the network. Maps of taps, and of the inputs of several views, add up as
 * those of closed formulas do; that of one input is as large as the input.
 * @param image its id
 */
export async function probedMap(
  method: AskingMethod,
  views: readonly ProbedView[],
  image: string,
  settings: PerturbationSettings,
): Promise<SaliencyMap> {
  const shown: Tap[] = [];
  const maps: Float64Array[] = [];
  for (const { probe, taps, place } of views) {
    const inquiry: Inquiry = { image, probe, settings };
    const placed = place ? { place } : {};
    for (const tap of method.asks === 'per tap' ? taps : [probe.input]) {
      maps.push(await (method.asks === 'per tap' ? method.map(tap, inquiry) : method.map(inquiry)));
      shown.push({ ...tap, ...placed });
    }
  }
  return combineTaps(method, shown, maps);
}
