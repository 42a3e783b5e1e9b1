/** Numbers references in the order in which they are first cited. */
export interface Citations {
  /** ` [3]`, with its space; nothing for a reference that is undefined. */
  readonly cite: (reference: string | undefined) => string;
  readonly list: () => readonly string[];
}

export function openCitations(): Citations {
  const cited: string[] = [];
  return {
    cite(reference) {
      if (reference === undefined) return '';
      if (!cited.includes(reference)) cited.push(reference);
      return ` [${cited.indexOf(reference) + 1}]`;
    },
    list: () => cited,
  };
}
