/** Where alone the class of a planted phantom shows; `nowhere`: its label is noise. */
export const plants = ['inside', 'margin', 'below', 'nowhere'] as const;

export type Plant = (typeof plants)[number];
