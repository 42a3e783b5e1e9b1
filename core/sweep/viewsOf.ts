import type { Alterations } from '../image/drawAlteration.js';
import { isPlain, type View } from '../image/View.js';
import { alterationsOf } from './alterationsOf.js';
import type { PlannedBackbone } from './Plan.js';
import type { Recipe } from './Recipe.js';

/** A backbone with the view that it is given of every image. */
export interface SeeingBackbone extends PlannedBackbone {
  /** The whole image, stretched, where there is none. */
  readonly view?: View;
  /** Stands before its layers' names where a head sees more than one view. */
  readonly prefix?: string;
  /** How altered copies are drawn, where a recipe trains on them. */
  readonly alterations?: Alterations;
  /** The altered copy that is seen in place of every image, from 1. */
  readonly copy?: number;
}

type Eyes = Pick<Recipe, 'crop' | 'margin' | 'fit'>;
type Altering = Partial<Pick<Recipe, 'augment' | 'flips'>>;

/** A backbone as a recipe uses it: once for each view that the head sees. */
export function viewsOf(
  backbone: PlannedBackbone,
  { crop, margin, fit, ...recipe }: Eyes & Altering,
): SeeingBackbone[] {
  const alterations = alterationsOf(recipe);
  const seeing = (view: View): SeeingBackbone => ({
    ...backbone,
    ...(isPlain(view) ? {} : { view }),
    ...(alterations ? { alterations } : {}),
  });
  if (crop !== 'both') return [seeing({ crop, margin, fit })];
  return [
    seeing({ crop: 'full', margin, fit }),
    { ...seeing({ crop: 'lesion', margin, fit }), prefix: 'lesion/' },
  ];
}

/** What a head calls a layer. */
export const headLayer = ({ prefix = '' }: SeeingBackbone, layer: string): string => prefix + layer;

/** Every layer that a recipe's head sees, in its order. */
export function headLayers(backbone: PlannedBackbone, recipe: Eyes): string[] {
  return viewsOf(backbone, recipe).flatMap((seeing) =>
    seeing.taps.map(({ layer }) => headLayer(seeing, layer)),
  );
}
