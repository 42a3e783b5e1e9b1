/** What is done with an image, beside what a network does. */
export const imageSteps = ['decode', 'input', 'jpeg', 'png', 'regions', 'score'] as const;

export type ImageStep = (typeof imageSteps)[number];

export interface MeasuredImages {
  readonly images: number;
  /** Of an image, on average. */
  readonly pixels: number;
  /** Of an overlay, on average. */
  readonly bytes: Readonly<Record<'jpeg' | 'png', number>>;
  /** Of processor time, an image. */
  readonly milliseconds: Readonly<Record<ImageStep, number>>;
}
