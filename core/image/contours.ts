export type Ring = readonly (readonly [x: number, y: number])[];

/**
 * Outlines of a mask's parts and holes along the pixels' edges, as closed rings of corner points in
 * pixel units; points on a straight line are left out. Diagonal neighbours are not joined.
 * @param mask height × width, non-zero = inside
 */
export function contours(mask: Uint8Array, width: number, height: number): Ring[] {
  const inside = (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < width && y < height && mask[y * width + x] !== 0;
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
    for (let x = 0; x < width; x++) {
      if (!inside(x, y)) continue;
      if (!inside(x, y - 1)) add(x, y, right);
      if (!inside(x + 1, y)) add(x + 1, y, down);
      if (!inside(x, y + 1)) add(x + 1, y + 1, left);
      if (!inside(x - 1, y)) add(x, y + 1, up);
    }
  }
  const rings: Ring[] = [];
  for (const [start, directions] of leaving) {
    while (directions.length > 0) rings.push(follow(start, leaving, stride));
  }
  return rings;
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
