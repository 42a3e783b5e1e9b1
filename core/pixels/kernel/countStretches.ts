import { addNumber, at, get, numberAt, regions, setNumber, tied, values } from './room';

/** Each region, and the union of all but the last one. */
export const places = regions + 1;
const union = regions;
const elsewhere = regions - 1;

/** Of each place: pixels, pairs won, and the best intersection over union as its two numbers. */
export const placeFigures = 4;

/** Pixels of each region among those seen, and among the ones that tie. */
const seenIn = memory.data(8 * regions);
const tiedIn = memory.data(8 * regions);

let sizes: usize = 0;
let won: usize = 0;
let bestHits: usize = 0;
let bestUnion: usize = 0;

/**
 * Goes through the stretches from the highest pixel down. A pair is a pixel inside a place and one outside; it is won
 * where that inside has the higher value, and half won where they tie.
 * @param figures zeros, for sizes, pairs won, and the best intersection and union, each of all places
 */
export function countStretches(stretches: i32, pixels: i32, figures: usize): void {
  sizes = figures;
  won = at(sizes, places, 8);
  bestHits = at(won, places, 8);
  bestUnion = at(bestHits, places, 8);
  for (let i = 0; i < stretches; i++) addNumber(sizes, regionOf(i), lengthOf(i));
  const all = <f64>pixels;
  setNumber(sizes, union, all - numberAt(sizes, elsewhere));
  for (let place = 0; place < places; place++) setNumber(bestUnion, place, 1);
  memory.fill(seenIn, 0, 8 * regions);
  let seen = 0.0;
  let i = 0;
  while (i < stretches) {
    if (isTied(i)) {
      memory.fill(tiedIn, 0, 8 * regions);
      let length = 0.0;
      let more = true;
      while (more) {
        more = isTied(i);
        length += lengthOf(i);
        addNumber(tiedIn, regionOf(i), lengthOf(i));
        i++;
      }
      for (let region = 0; region < regions; region++) {
        const inside = numberAt(tiedIn, region);
        count(region, inside, seen, (length - inside) / 2, all);
      }
      seen += length;
      for (let region = 0; region < regions; region++) look(region, numberAt(seenIn, region), seen);
      look(union, seen - numberAt(seenIn, elsewhere), seen);
    } else {
      const own = regionOf(i);
      const length = lengthOf(i);
      count(own, length, seen, 0, all);
      seen += length;
      // It rises with each pixel inside, and with these alone: the last of a stretch gives the most.
      look(own, numberAt(seenIn, own), seen);
      if (own !== elsewhere) look(union, seen - numberAt(seenIn, elsewhere), seen);
      i++;
    }
  }
  // A pair of the union is one of elsewhere, which wins what that loses.
  const pairs = numberAt(sizes, union) * numberAt(sizes, elsewhere);
  setNumber(won, union, pairs - numberAt(won, elsewhere));
}

/** Each pixel inside beats those outside but for those above it, and loses so many more. */
function count(region: i32, inside: f64, seen: f64, lost: f64, all: f64): void {
  const outside = all - numberAt(sizes, region);
  const seenInside = numberAt(seenIn, region);
  addNumber(won, region, inside * (outside - (seen - seenInside + lost)));
  setNumber(seenIn, region, seenInside + inside);
}

/** Keeps the best ratio as its two numbers: whole ones, whose products are exact and faster than a division. */
function look(place: i32, inside: f64, seen: f64): void {
  const joined = seen + numberAt(sizes, place) - inside;
  if (inside * numberAt(bestUnion, place) <= numberAt(bestHits, place) * joined) return;
  setNumber(bestHits, place, inside);
  setNumber(bestUnion, place, joined);
}

function isTied(stretch: i32): bool {
  return (get(values, stretch) & tied) !== 0;
}

function regionOf(stretch: i32): i32 {
  return get(values, stretch) & (regions - 1);
}

function lengthOf(stretch: i32): f64 {
  return <f64>((<u32>get(values, stretch)) >> 3);
}
