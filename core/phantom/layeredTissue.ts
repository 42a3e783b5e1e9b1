import type { Random } from '../random.js';

/** Echo of layers from the probe to the chest wall, dB below white: the middle and how far it varies. */
export const layerLevels = {
  skin: [-24, 8],
  fat: [-36, 4],
  gland: [-27, 0],
  muscle: [-33, 4],
} as const;

/**
 * Echo of layered tissue: skin, fat, gland with gentle patches, pectoral muscle with faint strands. The
 * interfaces rise and fall from left to right.
 * @returns height × width, dB below white
 */
export function layeredTissue(width: number, height: number, random: Random): Float64Array {
  const draw = ([middle, reach]: readonly [number, number]): number =>
    middle + reach * (2 * random() - 1);
  const skin = { level: draw(layerLevels.skin), end: height * (0.03 + 0.02 * random()) };
  const fat = { level: draw(layerLevels.fat), end: height * (0.13 + 0.1 * random()) };
  const gland = { level: draw(layerLevels.gland), end: height * (0.84 + 0.1 * random()) };
  const muscle = { level: draw(layerLevels.muscle), strand: 5 + 4 * random() };
  const waves = [1, 2, 3].map((k) => ({
    k: (k * Math.PI * (0.6 + 0.8 * random())) / width,
    phase: 2 * Math.PI * random(),
    size: (height * 0.02) / k,
  }));
  const patch = { x: 20 + 20 * random(), y: 12 + 12 * random(), phase: 2 * Math.PI * random() };
  const echo = new Float64Array(width * height);
  for (let x = 0; x < width; x++) {
    const shift = waves.reduce((sum, w) => sum + w.size * Math.sin(w.k * x + w.phase), 0);
    const column = 2 * Math.sin(x / patch.x + patch.phase);
    for (let y = 0; y < height; y++) {
      const depth = y + shift;
      let level = gland.level + column * Math.sin(depth / patch.y);
      if (y < skin.end) level = skin.level;
      else if (depth < fat.end) level = fat.level;
      else if (depth > gland.end) level = muscle.level + 2 * Math.sin(depth / muscle.strand);
      echo[y * width + x] = level;
    }
  }
  return echo;
}
