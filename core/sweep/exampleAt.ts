const examples: Readonly<Record<string, string>> = {
  '': 'data: ./images',
  folds: 'folds: { k: 5, seed: 1 }',
  backbones: 'backbones: [mobilenet_v2]',
  'backbones[]': '{ name: mobilenet_v2 }',
  'backbones[].taps': 'taps: [out_relu]',
  recipes: 'recipes: [{ name: head }]',
  'recipes[]': '{ name: head }',
  'recipes[].pooling': 'pooling: [mean, std]',
  'recipes[].augment': 'augment: { copies: 4 }',
  seeds: 'seeds: [1, 2]',
  methods: 'methods: [grad-cam, layer-cam]',
  regions: 'regions: { peritumoral: 10%, below: full }',
  'regions.peritumoral': 'peritumoral: 10%',
  pointing: 'pointing: { tolerance: 15px }',
  'pointing.tolerance': 'tolerance: 15px',
  maps: 'maps: { keep: overlays }',
  perturbation: 'perturbation: { masks: 1000 }',
  faithfulness: 'faithfulness: { images: 20 }',
};

/** What may stand at a path of the sweep file, where its shape alone leaves that open. */
export function exampleAt(path: readonly PropertyKey[]): string | undefined {
  const parts = path.map((part) => (typeof part === 'number' ? '[]' : `.${String(part)}`));
  return examples[parts.join('').replace(/^\./, '')];
}
