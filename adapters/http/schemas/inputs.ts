import * as z from 'zod';

/** Ids of sweeps and keys of cells: never a path, whatever the store. */
export const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,199}$/, 'is the name of nothing');

/** An image's id may hold anything, encoded as one part of the path. */
export const imageId = z.string().min(1).max(1_000);

/** A whole number as a query spells it. */
export const whole = (least: number, most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value),
    z.int(`is no whole number`).min(least, `is below ${least}`).max(most, `is above ${most}`),
  );

/** `a,b` or the same key again and again. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',') : value),
    z.array(item).min(1).max(50),
  );

export const flag = z.preprocess(
  (value) => (value === 'true' ? true : value === 'false' ? false : value),
  z.boolean('is neither true nor false'),
);

/** Of lists whose order does not change: how many items were passed. */
export const offset = z
  .string()
  .regex(/^\d{1,9}$/, 'is no cursor: send what `next` was')
  .describe('where the page before ended: what its `next` was');

export const limit = (most: number, usual: number) =>
  whole(1, most).default(usual).describe('how many items at most');

/** Anything that a filter compares with. */
export const filter = z.string().min(1).max(1_000);

const none = 'is no cursor: send what `next` was';

/** Of rows that are read cell by cell: a cell, and a row of it. */
export const rowCursor = z
  .string()
  .regex(/^\d{1,9}\.\d{1,9}$/, none)
  .describe('where the page before ended: what its `next` was');

/** Of sweeps, which come and go: the one that was last. */
export const sweepCursor = z
  .string()
  .regex(/^\d{1,15}\.[A-Za-z0-9][A-Za-z0-9_.-]{0,199}$/, none)
  .describe('where the page before ended: what its `next` was');
