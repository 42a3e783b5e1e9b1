const fused = ['linear', 'relu', 'relu6'] as const;

/** The activations that are fused with what comes before them. */
export type FusedActivation = (typeof fused)[number];

export const isFused = (activation: string): activation is FusedActivation =>
  (fused as readonly string[]).includes(activation);
