import type { BackboneRecipe } from './BackboneRecipe.js';
import type { LayersModel } from './LayersModel.js';

/** A backbone that is at hand. */
export interface Backbone {
  /** Names a sweep file may use; the first is its own. */
  readonly names: readonly string[];
  readonly title: string;
  /** The file, folder or package its weights come from. */
  readonly origin: string;
  /** Unknown for a folder whose architecture is not known and that has no foldcam.json. */
  readonly recipe: BackboneRecipe | undefined;
  read(): Promise<LayersModel>;
}
