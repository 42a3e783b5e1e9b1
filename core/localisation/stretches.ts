/** The bit of a stretch that joins it with the next one, whose pixels have the same value. */
export const tied = 4;

/** The region of a stretch's pixels, as an index into `regions`. */
export const regionOfStretch = (stretch: number): number => stretch & 3;

/** How many pixels a stretch has. */
export const lengthOfStretch = (stretch: number): number => stretch >>> 3;
