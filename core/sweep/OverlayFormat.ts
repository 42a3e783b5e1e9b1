/** What overlays may be written as. */
export const overlayFormats = ['jpeg', 'png'] as const;

export type OverlayFormat = (typeof overlayFormats)[number];
