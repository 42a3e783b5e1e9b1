import type { View } from '../image/View.js';
import type { Recipe } from './Recipe.js';

/** The view whose frame a recipe's maps lie in. */
export function mapView({ crop, margin, fit }: Pick<Recipe, 'crop' | 'margin' | 'fit'>): View {
  return { crop: crop === 'lesion' ? 'lesion' : 'full', margin, fit };
}
