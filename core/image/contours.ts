export type Ring = readonly (readonly [x: number, y: number])[];

/**
 * Outlines of a mask's parts and holes along the pixels' edges, as closed rings of corner points in
 * pixel units; points on a straight line are left out. Diagonal neighbours are not joined.
 * @param mask height × width, non-zero = inside
 */
export function contours(mask: Uint8Array, width: number, height: number): Ring[] {
  // Directed edges with the inside on their right hand; per start corner, the directions that leave it.
  const stride = width + 1;
  const leaving = new Map<number, number[]>();
  const add = (x: number, y: number, direction: number): void => {
    const corner = y * stride + x;
    const own = leaving.get(corner);
    if (own) own.push(direction);
    else leaving.set(corner, [direction]);
  };
  for (let y = 0; y < height; y++) {
    const [begin, end] = [y * width, (y + 1) * width];
    for (let at = nextInside(mask, begin, end); at < end; at = nextInside(mask, at + 1, end)) {
      const x = at - begin;
      if (y === 0 || !mask[at - width]) add(x, y, right);
      if (x === width - 1 || !mask[at + 1]) add(x + 1, y, down);
      if (y === height - 1 || !mask[at + width]) add(x + 1, y + 1, left);
      if (x === 0 || !mask[at - 1]) add(x, y + 1, up);
    }
  }
  const rings: Ring[] = [];
  for (const [start, directions] of leaving) {
    while (directions.length > 0) rings.push(follow(start, leaving, stride));
  }
  return rings;
}

// Apart, since most pixels are passed in it: so short a loop is compiled at once.
function nextInside(mask: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && mask[at] === 0) at++;
  return at;
}

const right = 0;
const down = 1;
const left = 2;
const up = 3;
const stepX = [1, 0, -1, 0] as const;
const stepY = [0, 1, 0, -1] as const;

function follow(start: number, leaving: Map<number, number[]>, stride: number): Ring {
  const ring: [number, number][] = [];
  let corner = start;
  let before = -1;
  let first = -1;
  do {
    const directions = leaving.get(corner) ?? [];
    // Where two pixels touch at a corner, turning right keeps to the same pixel.
    const turn = directions.indexOf((before + 1) % 4);
    const [direction = right] = directions.splice(before >= 0 && turn >= 0 ? turn : 0, 1);
    const x = corner % stride;
    const y = Math.floor(corner / stride);
    if (before < 0) first = direction;
    if (direction !== before) ring.push([x, y]);
    corner = (y + (stepY[direction] ?? 0)) * stride + x + (stepX[direction] ?? 0);
    before = direction;
  } while (corner !== start);
  // A ring may have begun in the middle of a side.
  return before === first ? ring.slice(1) : ring;
}
