/** A target in {0, 1} drawn towards ½ by a share (label smoothing; arXiv:1512.00567, section 7). */
export const smoothLabel = (target: number, share: number): number =>
  target * (1 - share) + share / 2;
