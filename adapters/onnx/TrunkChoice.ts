/** What FOLDCAM_TRUNK may be: who computes frozen backbones. */
export const trunkChoices = ['auto', 'onnxruntime', 'engine'] as const;
export type TrunkChoice = (typeof trunkChoices)[number];
