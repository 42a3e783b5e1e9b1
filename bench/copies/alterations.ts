import sharp, { type Sharp } from 'sharp';
import type { Grey } from '../../adapters/pixels/Grey.js';
import type { Random } from '../../core/random.js';

/** What is done to an image to make a copy of it. */
export interface Alteration {
  readonly name: string;
  readonly make: (image: Grey, random: Random) => Promise<Grey>;
}

/** What happens to scans between two collections: in the order of the table. */
export const alterations: readonly Alteration[] = [
  { name: 'mirrored', make: (image) => draw(open(image).flop()) },
  ...[5, 10, 20, 30].map((percent) => ({
    name: `cropped by ${percent} %`,
    make: (image: Grey, random: Random) => crop(image, percent / 100, random),
  })),
  { name: 'darker, less contrast', make: (image) => draw(open(image).linear(0.6, 30)) },
  { name: 'brighter, more contrast', make: (image) => draw(open(image).linear(1.4, -10)) },
  { name: 'another grey scale (γ 1.8)', make: (image) => draw(open(image).gamma(1.8)) },
  { name: 'with text and calipers', make: annotate },
  { name: 'at 70 % of the size', make: (image) => draw(open(image).resize(share(image, 0.7))) },
  {
    name: 'squeezed into 400 × 400',
    make: (image) => draw(open(image).resize(400, 400, { fit: 'fill' })),
  },
  ...[1, 3].map((degrees) => ({
    name: `turned by ${degrees}°`,
    make: (image: Grey) => draw(open(image).rotate(degrees)),
  })),
  { name: 'cropped by 15 %, mirrored, darker, with text, at 85 %, JPEG', make: all },
];

const open = ({ data, width, height }: Grey): Sharp =>
  sharp(data, { raw: { width, height, channels: 1 } });

async function draw(image: Sharp): Promise<Grey> {
  const { data, info } = await image
    .removeAlpha()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

const share = ({ width, height }: Grey, of: number): { width: number; height: number } => ({
  width: Math.round(width * of),
  height: Math.round(height * of),
});

// So much of the width and of the height is gone; how much of it on which side is drawn.
function crop(image: Grey, by: number, random: Random): Promise<Grey> {
  const { width, height } = share(image, 1 - by);
  const left = Math.floor(random() * (image.width - width + 1));
  const top = Math.floor(random() * (image.height - height + 1));
  return draw(open(image).extract({ left, top, width, height }));
}

function annotate(image: Grey, random: Random): Promise<Grey> {
  const { width, height } = image;
  const [x, y] = [0.6 * random() * width, (0.2 + 0.7 * random()) * height];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <text x="${x}" y="${y}" font-size="22" fill="white">RT 2 O'CLOCK</text>
    <path d="M${0.4 * width} ${0.4 * height} L${0.6 * width} ${0.5 * height} M${0.5 * width} ${0.3 * height} L${0.5 * width} ${0.6 * height}" stroke="white" stroke-dasharray="4 6"/>
  </svg>`;
  return draw(open(image).composite([{ input: Buffer.from(svg) }]));
}

async function all(image: Grey, random: Random): Promise<Grey> {
  const cropped = await crop(image, 0.15, random);
  const written = await annotate(await draw(open(cropped).flop().linear(0.8, 15)), random);
  const jpeg = await open(written).resize(share(written, 0.85)).jpeg({ quality: 60 }).toBuffer();
  return draw(sharp(jpeg));
}
