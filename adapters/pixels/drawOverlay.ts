import sharp, { type Sharp } from 'sharp';
import type { OverlayFormat } from '../../core/sweep/OverlayFormat.js';
import { inferno } from './inferno.js';
import type { Grey } from './Grey.js';
import { mapLevels } from './mapLevels.js';
import type { MapToDraw } from './MapToDraw.js';

/**
 * The image with the map over it, in the image's size. Values below zero speak against the label and stay
 * clear; the more a value is, the less of the image shows through.
 */
export function drawOverlay(
  grey: Grey,
  map: MapToDraw,
  format: OverlayFormat,
): Promise<Uint8Array> {
  return blended(grey, map, (picture) => {
    if (format === 'jpeg') return picture.jpeg(nearlyAll).toBuffer();
    // A level more, or filters, take half as long again, for 15 % less: speckle does not compress.
    return picture.png({ compressionLevel: 1, adaptiveFiltering: false }).toBuffer();
  });
}

/** Half a level from PNG on average, in a tenth of its bytes. Codes of its own would take twice as long, for 3 % less. */
const nearlyAll = { quality: 90, chromaSubsampling: '4:4:4', optimiseCoding: false };

/** The same small, as JPEG, to be embedded in a page. */
export function drawThumbnail(grey: Grey, map: MapToDraw, longest: number): Promise<Uint8Array> {
  return blended(grey, map, (picture) =>
    picture
      .resize(longest, longest, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 82 })
      .toBuffer(),
  );
}

async function blended(
  { data, width, height }: Grey,
  map: MapToDraw,
  encode: (picture: Sharp) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const size = 3 * Math.ceil((width * height) / 4);
  const words = spare && spare.length >= size ? spare : new Uint32Array(size);
  spare = undefined;
  try {
    blend(data, mapLevels(map, width, height), words);
    const pixels = new Uint8Array(words.buffer, 0, 3 * width * height);
    return await encode(sharp(pixels, { raw: { width, height, channels: 3 } }));
  } finally {
    if (words.length <= mostKept) spare = words;
  }
}

/** Of a picture that is encoded, for the next one: pages that the system has just given are slow to write. */
let spare: Uint32Array | undefined;
/** Words of four megapixels. */
const mostKept = 3 * 2 ** 20;

/** @param words of four pixels three, in the order of their bytes */
function blend(shades: Uint8Array, levels: Uint8Array, words: Uint32Array): void {
  const fours = levels.length >> 2;
  for (let four = 0; four < fours; four++) {
    const first = colourOf(levels, shades, 4 * four);
    const second = colourOf(levels, shades, 4 * four + 1);
    const third = colourOf(levels, shades, 4 * four + 2);
    const fourth = colourOf(levels, shades, 4 * four + 3);
    words[3 * four] = first | (second << 24);
    words[3 * four + 1] = (second >>> 8) | (third << 16);
    words[3 * four + 2] = (third >>> 16) | (fourth << 8);
  }
  const bytes = new DataView(words.buffer);
  for (let pixel = 4 * fours; pixel < levels.length; pixel++) {
    bytes.setUint32(3 * pixel, colourOf(levels, shades, pixel), true);
  }
}

function colourOf(levels: Uint8Array, shades: Uint8Array, pixel: number): number {
  return colours[((levels[pixel] as number) << 8) | (shades[pixel] as number)] as number;
}

const opacity = (level: number): number => (0.7 * level) / 255;
/** By the map's level and the image's shade, a byte each: the share that shows through, and the map's colour. */
const colours = new Uint32Array(2 ** 16);
for (let level = 0; level < 256; level++) {
  const [red = 0, green = 0, blue = 0] = inferno.subarray(3 * level);
  const through = 1 - opacity(level);
  for (let shade = 0; shade < 256; shade++) {
    const mix = (heat: number): number => Math.floor(shade * through + opacity(level) * heat);
    colours[(level << 8) | shade] = mix(red) | (mix(green) << 8) | (mix(blue) << 16);
  }
}
