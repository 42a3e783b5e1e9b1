/** How often methods ask the network, and how they change its input; the sweep file's `perturbation`. */
export interface PerturbationSettings {
  /** Random masks of RISE. */
  readonly masks: number;
  /** Noisy copies of SmoothGrad and Smooth Grad-CAM++. */
  readonly samples: number;
  /** Steps of integrated gradients. */
  readonly steps: number;
  /** Occlusion's square and its step, in pixels of the network's input. */
  readonly window: number;
  readonly stride: number;
}

/** What sweeps do not choose: the papers' own settings. */
export const rise = { grid: 7, keep: 0.5 } as const;
export const noise = { spread: 0.15 } as const;
/** What covered pixels become, in the network's own scale; masked ones of RISE and Score-CAM do too. */
export const covered = 0;
