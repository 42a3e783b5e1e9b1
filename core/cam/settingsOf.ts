import { findCamMethod } from './methods.js';
import type { PerturbationSettings } from './perturbation/PerturbationSettings.js';

/** The settings that shape a method's maps; nothing where none do. */
export function settingsOf(
  name: string,
  settings: PerturbationSettings,
): Partial<PerturbationSettings> | undefined {
  const method = findCamMethod(name);
  if (!method || method.asks === 'nothing' || method.settings.length === 0) return undefined;
  return Object.fromEntries(method.settings.map((key) => [key, settings[key]]));
}
