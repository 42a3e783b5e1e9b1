import { openKernel } from '../openKernel.js';
import { rowKernel } from './rowKernel.js';

interface Cell {
  readonly value: number;
}

/** What `kernel/` exports; cells tell addresses. */
interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly reserve: (width: number) => number;
  readonly columns: Cell;
  readonly sums: Cell;
  readonly ofRows: Cell;
  readonly rows: Cell;
  readonly dotRows: (width: number) => void;
  readonly addRows: (width: number) => void;
}

/** Rows in WebAssembly's memory, until those of another width are taken. */
export interface KernelRows {
  readonly width: number;
  /** One number a column. */
  readonly columns: Float64Array;
  /** What rows add up to, one number a column as well. */
  readonly sums: Float64Array;
  /** One number a row. */
  readonly ofRows: Float64Array;
  /** Puts some rows there, no more than there are numbers of rows; the others are zeros. */
  readonly put: (some: readonly Float32Array[]) => void;
  /** Adds to each row's number the products of its own ones with those of the columns, from the first to the last. */
  readonly dotRows: () => void;
  /** Adds to each sum the numbers of the rows in its column, times the row's own one, one row after another. */
  readonly addRows: () => void;
}

/** As in `kernel/room.ts`. */
const [together, step] = [8, 4] as const;

let kernel: Kernel | undefined;
let last: KernelRows | undefined;

/** @throws RangeError where there is no memory for rows of so many numbers */
export function takeRows(width: number): KernelRows {
  if (last?.width !== width) last = lay(width);
  return last;
}

function lay(width: number): KernelRows {
  const { memory, reserve, ...used } = (kernel ??= openKernel(rowKernel) as Kernel);
  const stride = step * Math.ceil(width / step);
  if (reserve(stride) === 0)
    throw new RangeError(`there is no memory for rows of ${width} numbers`);
  const rows = Array.from(
    { length: together },
    (_, row) => new Float32Array(memory.buffer, used.rows.value + 4 * row * stride, width),
  );
  return {
    width,
    columns: new Float64Array(memory.buffer, used.columns.value, width),
    sums: new Float64Array(memory.buffer, used.sums.value, width),
    ofRows: new Float64Array(memory.buffer, used.ofRows.value, together),
    put: (some) => {
      rows.forEach((row, i) => {
        const given = some[i];
        if (given) row.set(given);
        else row.fill(0);
      });
    },
    dotRows: () => used.dotRows(stride),
    addRows: () => used.addRows(stride),
  };
}
