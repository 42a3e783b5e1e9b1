/** Cells of 4 pixels, that see 11 and 19 around them. */
export const taps = ['block_1_project_BN', 'block_2_add'];

/** The sweep that must find every plant: the defaults, but for its taps. */
export function instrumentSweep(methods: readonly string[]): string {
  return [
    'name: instrument',
    'data: ./phantoms',
    `backbones: [{ name: mobilenet_v2, taps: [${taps.join(', ')}] }]`,
    `methods: [${methods.join(', ')}]`,
    'maps: { keep: none, taps: all }',
    '',
  ].join('\n');
}

/** The same with the backbone's own taps, to show what they find. */
export const defaultSweep = 'name: defaults\ndata: ./phantoms\nmaps: { keep: none }\n';
