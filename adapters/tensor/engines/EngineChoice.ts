/** What FOLDCAM_ENGINE may be. */
export const engineChoices = ['auto', 'tensorflow', 'wasm', 'cpu'] as const;
export type EngineChoice = (typeof engineChoices)[number];
export type EngineName = Exclude<EngineChoice, 'auto'>;
