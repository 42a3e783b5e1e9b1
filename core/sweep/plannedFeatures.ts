import { alterationTag } from '../image/drawAlteration.js';
import { keptCopies } from './alterationsOf.js';
import { findCut } from './findCut.js';
import { mapTaps } from './mapTaps.js';
import type { Plan, PlannedTap } from './Plan.js';
import { seesMirrored } from './seesMirrored.js';
import { viewName } from './viewName.js';
import { viewsOf, type SeeingBackbone } from './viewsOf.js';

/** Features of a frozen trunk that a plan's recipes share. */
export interface PlannedFeatures {
  /** What the backbone sees: its name and the view. */
  readonly name: string;
  readonly backbone: SeeingBackbone;
  /** Altered copies of each image; 0 where it is the images themselves that are seen. */
  readonly copies: number;
  /** The mirrored images too. */
  readonly mirrored: boolean;
  /** Layers of which pooled statistics are kept. */
  readonly layers: readonly PlannedTap[];
  /** Layers of which all activations are kept: of the images, and of the mirrored ones. */
  readonly kept: { readonly plain: readonly string[]; readonly mirrored: readonly string[] };
}

/** The features that a plan needs, each once for all the recipes that share them. */
export function plannedFeatures({ backbones, spec }: Plan): PlannedFeatures[] {
  return backbones.flatMap((backbone) => {
    const images = new Map<string, PlannedFeatures>();
    const copies = new Map<string, PlannedFeatures>();
    for (const recipe of spec.recipes) {
      const cut = findCut(backbone, recipe);
      // Where all of a backbone is trained, it is fed with images.
      const atCut = cut && cut.unfreeze !== 'all' ? [cut] : [];
      for (const seeing of viewsOf(backbone, recipe)) {
        const name = viewName(seeing);
        const mirrored = seesMirrored(recipe);
        const asked: PlannedFeatures = {
          name,
          backbone: seeing,
          copies: 0,
          mirrored,
          layers: [...seeing.taps, ...atCut],
          kept: {
            plain: namesOf([...mapTaps(seeing, spec), ...atCut]),
            mirrored: mirrored ? namesOf(atCut) : [],
          },
        };
        images.set(name, join(images.get(name), asked));
        const count = keptCopies(recipe);
        if (!seeing.alterations || count === 0) continue;
        const key = `${name} ${alterationTag(seeing.alterations, 0)}`;
        const kept = { plain: namesOf(atCut), mirrored: [] };
        const altered = { ...asked, copies: count, mirrored: false, kept };
        copies.set(key, join(copies.get(key), altered));
      }
    }
    return [...images.values(), ...copies.values()];
  });
}

const namesOf = (taps: readonly { readonly layer: string }[]): string[] => [
  ...new Set(taps.map(({ layer }) => layer)),
];

function join(before: PlannedFeatures | undefined, added: PlannedFeatures): PlannedFeatures {
  const layers = [...(before?.layers ?? []), ...added.layers];
  return {
    ...(before ?? added),
    copies: Math.max(before?.copies ?? 0, added.copies),
    mirrored: (before?.mirrored ?? false) || added.mirrored,
    layers: [...new Map(layers.map(({ layer, digest }) => [layer, { layer, digest }])).values()],
    kept: {
      plain: [...new Set([...(before?.kept.plain ?? []), ...added.kept.plain])],
      mirrored: [...new Set([...(before?.kept.mirrored ?? []), ...added.kept.mirrored])],
    },
  };
}
