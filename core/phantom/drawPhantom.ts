import { seededRandom, type Random } from '../random.js';
import { drawLesion, type Lesion } from './Lesion.js';
import type { Phantom } from './Phantom.js';
import type { PhantomLabel } from './PhantomLabel.js';
import { speckle } from './speckle.js';

// Log compression: what lies so many decibels below the brightest echo is black.
const dynamicRange = 60;

/**
 * A B-mode image of layered tissue with one lesion, from scattering strength × fully developed speckle.
 * Benign lesions tend to be smooth, wider than tall and to enhance what lies below; malignant ones to be
 * irregular, taller than wide and to cast a shadow. The tendencies overlap, as they do in patients.
 */
export function drawPhantom(options: {
  readonly seed: number;
  readonly index: number;
  readonly label: PhantomLabel;
}): Phantom {
  const random = seededRandom('phantom', options.seed, options.label, options.index);
  const width = 260 + 4 * Math.floor(random() * 25);
  const height = 220 + 4 * Math.floor(random() * 20);
  const strength = tissue(width, height, random);
  const lesion = drawLesion(options.label, width, height, random);
  const mask = applyLesion(strength, lesion, width, height);
  const envelope = speckle(width, height, random);
  const image = new Uint8Array(width * height);
  const gain = 0.9 + 0.2 * random();
  for (let i = 0; i < image.length; i++) {
    const echo = (envelope[i] as number) * (strength[i] as number);
    const level = 0.86 + (20 * Math.log10(echo + 1e-9)) / dynamicRange;
    image[i] = Math.round(255 * Math.min(1, Math.max(0, gain * level)));
  }
  return { image, mask, width, height };
}

// Skin, fat, glandular tissue with strands, muscle; fainter with depth.
function tissue(width: number, height: number, random: Random): Float64Array {
  const skin = height * (0.04 + 0.02 * random());
  const fat = height * (0.18 + 0.1 * random());
  const muscle = height * (0.78 + 0.12 * random());
  const attenuation = 0.6 + 0.6 * random();
  const waves = [1, 2, 3].map((k) => ({
    k: (k * Math.PI * (0.6 + 0.8 * random())) / width,
    phase: 2 * Math.PI * random(),
    size: (height * 0.02) / k,
  }));
  const strands = 10 + 14 * random();
  const strength = new Float64Array(width * height);
  for (let x = 0; x < width; x++) {
    const shift = waves.reduce((sum, w) => sum + w.size * Math.sin(w.k * x + w.phase), 0);
    for (let y = 0; y < height; y++) {
      const depth = y + shift;
      let value = 0.32;
      if (y < skin) value = 1;
      else if (depth < fat) value = 0.16;
      else if (depth > muscle) value = 0.12 + 0.3 * Math.max(0, Math.sin(depth / 2.2)) ** 4;
      else value += 0.14 * Math.sin((depth + 0.25 * x) / strands) * Math.sin(x / (2.3 * strands));
      strength[y * width + x] = value * Math.exp((-attenuation * y) / height);
    }
  }
  return strength;
}

function applyLesion(
  strength: Float64Array,
  lesion: Lesion,
  width: number,
  height: number,
): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (let x = 0; x < width; x++) {
    let path = 0;
    for (let y = 0; y < height; y++) {
      const i = y * width + x;
      const edge = lesion.inside(x, y);
      if (edge >= 1) {
        mask[i] = 255;
        path++;
      }
      // Past the lesion the beam is stronger or weaker by how long its way through it was.
      const behind = edge >= 1 ? 0 : Math.min(1, path / lesion.depth);
      const posterior = 1 + behind * (lesion.posterior - 1);
      const own = lesion.strength + (1 - lesion.strength) * (1 - Math.min(1, edge));
      strength[i] = (strength[i] as number) * own * posterior;
    }
  }
  return mask;
}
