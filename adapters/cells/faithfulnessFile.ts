import * as z from 'zod';

const curve = z.array(z.number()).nullable();
const figure = z.number().nullable();

const rowSchema = z.strictObject({
  image: z.string(),
  /** The label whose evidence the map shows, and whose probability the curves follow. */
  targetLabel: z.string(),
  /** After each portion; null for a constant or non-finite map. */
  deletion: curve,
  insertion: curve,
  /** From the head down; empty where the method is left out. */
  levels: z.array(
    z.strictObject({ level: z.string(), blocks: z.int(), rank: figure, ssim: figure }),
  ),
});

/** One tested map; run, fold and group are joined to it in the report. */
export type CellFaithfulness = z.output<typeof rowSchema>;

/** JSON, one line a map. */
export function writeFaithfulness(rows: readonly CellFaithfulness[]): Uint8Array {
  return new TextEncoder().encode(`[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
}

export function readFaithfulness(bytes: Uint8Array): CellFaithfulness[] {
  return z.array(rowSchema).parse(JSON.parse(new TextDecoder().decode(bytes)));
}
