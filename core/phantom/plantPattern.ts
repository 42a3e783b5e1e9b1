import type { Random } from '../random.js';
import type { Ellipse } from './drawEllipse.js';
import type { PhantomLabel } from './PhantomLabel.js';
import type { Plant } from './Plant.js';

/** The echo of a pixel from what it would be without a plant, dB below white. */
export type Pattern = (x: number, y: number, echo: number) => number;

/**
 * What a plant puts in its region, by class. Either class has a texture that is seen nowhere else in a
 * picture: the mere lack of one is evidence too, but lies at no place that a map could show.
 */
export const plantPattern: Readonly<
  Record<
    Exclude<Plant, 'nowhere'>,
    Readonly<Record<PhantomLabel, (ellipse: Ellipse, random: Random) => Pattern>>
  >
> = {
  inside: { benign: septa, malignant: comets },
  margin: { benign: halo, malignant: spicules },
  below: { benign: enhancement, malignant: shadow },
};

const bright = -8;

// Thin bright septa across, a little oblique.
function septa({ cx, cy }: Ellipse, random: Random): Pattern {
  const [slope, pitch] = [0.3 * (2 * random() - 1), 8 + 2 * random()];
  return (x, y, echo) => echo + (bright - echo) * stripe(y - cy - slope * (x - cx), pitch);
}

// Thin bright streaks down, as sound that rings in calcifications draws them.
function comets({ cx, cy }: Ellipse, random: Random): Pattern {
  const [slope, pitch] = [0.3 * (2 * random() - 1), 8 + 2 * random()];
  return (x, y, echo) => echo + (bright - echo) * stripe(x - cx - slope * (y - cy), pitch);
}

function halo(): Pattern {
  return (_x, _y, echo) => echo - 34;
}

// Spokes of up to white on a bright ring, seven to eight pixels apart where the lesion ends.
function spicules({ cx, cy, a, b }: Ellipse, random: Random): Pattern {
  const count = Math.round((2 * Math.PI * Math.sqrt(a * b)) / (7 + 1.5 * random()));
  const phase = 2 * Math.PI * random();
  return (x, y) => {
    const angle = Math.atan2((y - cy) / b, (x - cx) / a);
    return -26 + 24 * Math.max(0, Math.cos(count * angle + phase)) ** 2;
  };
}

// The longer its way through the lesion, the less the beam has lost; in columns, as beams run.
function enhancement(ellipse: Ellipse, random: Random): Pattern {
  const pitch = 8 + 2 * random();
  return (x, _y, echo) => echo + 26 * Math.sqrt(chord(x, ellipse)) * stripe(x - ellipse.cx, pitch);
}

function shadow(ellipse: Ellipse): Pattern {
  return (x, _y, echo) => echo - 40 * chord(x, ellipse);
}

// How long a column's way through the lesion is, as a share of the longest.
function chord(x: number, { cx, a }: Ellipse): number {
  return Math.sqrt(Math.max(0, 1 - ((x - cx) / a) ** 2));
}

// 1 on lines a pitch apart, falling off as a Gaussian of one pixel.
function stripe(distance: number, pitch: number): number {
  const off = distance - pitch * Math.round(distance / pitch);
  return Math.exp((-off * off) / 2);
}
