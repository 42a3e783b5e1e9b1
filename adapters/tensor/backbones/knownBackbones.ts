/** How an architecture wants its input, and which layers a head should see. */
export interface BackboneRecipe {
  /** Grey level v becomes v · scale + offset. */
  readonly preprocessing: { readonly scale: number; readonly offset: number };
  readonly taps: readonly string[];
}

export interface KnownBackbone extends BackboneRecipe {
  readonly name: string;
  readonly title: string;
  /** Folder names that hold this architecture. */
  readonly folders: RegExp;
}

/**
 * Several middle layers see more of a lesion than the last one. Layers by the names Keras gives them.
 */
export const knownBackbones: readonly KnownBackbone[] = [
  {
    name: 'mobilenet_v1',
    title: 'MobileNetV1 (arXiv:1704.04861)',
    folders: /^mobilenet_v1(_|$)/,
    preprocessing: { scale: 1 / 127.5, offset: -1 },
    // Not conv_pw_11: it responds to the zero padding below every image more than to what is in it.
    taps: ['conv_pw_7_relu', 'conv_pw_9_relu', 'conv_pw_12_relu'],
  },
];

/** The backbone that comes with the npm dependencies. */
export const bundledBackbone: BackboneRecipe & { name: string; title: string } = {
  name: 'mobilenet_v2',
  title: 'MobileNetV2 (arXiv:1801.04381), the uint8-quantised weights of nsfwjs',
  preprocessing: { scale: 1 / 255, offset: 0 },
  taps: [
    'block_10_project_BN',
    'block_12_add',
    'block_13_expand_relu',
    'block_14_add',
    'block_15_add',
    'block_16_expand_relu',
    'out_relu',
  ],
};
