/** How far down the weights of a network are drawn anew: those of its head, and of blocks below it. */
export interface RandomisedLevel {
  readonly name: string;
  /** How many: the last ones up to the deepest tap. */
  readonly blocks: number;
}

/**
 * The cascade of section 3.1, arXiv:1810.03292, in four levels: the head, and with it the last third, two
 * thirds and all of the blocks.
 * @param blocks up to the deepest tap; 1 where they are not known
 */
export function chooseLevels(blocks: number): RandomisedLevel[] {
  const parts = [Math.round(blocks / 3), Math.round((2 * blocks) / 3)];
  const chosen = [...new Set(parts)].filter((count) => count > 0 && count < blocks);
  return [
    { name: 'head', blocks: 0 },
    ...chosen.map((count) => ({ name: `${count} of ${blocks} blocks`, blocks: count })),
    { name: blocks === 1 ? 'all' : `all ${blocks} blocks`, blocks },
  ];
}
