/** What faithfulness figures depend on beside a sweep's own settings; part of docs/methods.md. */
export const faithfulnessSettings = {
  /** Which images are drawn. */
  seed: 1,
  /** Deviation of the blur that insertion starts from, as a share of the frame's width and height. */
  blur: 1 / 16,
  /** Maps of a network drawn anew are called the same where either figure's interval lies above it. */
  unmoved: { rank: 0.75, ssim: 0.9 },
  /** So few maps have an interval that says too little to call a method so. */
  fewest: 5,
} as const;
