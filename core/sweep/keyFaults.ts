import { isMap, isScalar, isSeq, visit, type Document, type Node, type YAMLMap } from 'yaml';
import type { Problem } from '../errors/Problem.js';

/** What is wrong with a key of a YAML document. */
export interface KeyFault extends Pick<Problem, 'code' | 'message' | 'remedy'> {
  /** Where in the text the key begins. */
  readonly at: number;
}

const remedy = 'Write a word as the key; put text that begins with { or [ in quotes.';

/** Keys that stand twice, and keys that are no words: YAML lets a list be one. */
export function keyFaults(document: Document): KeyFault[] {
  if (document.errors.length > 0) return [];
  const found: KeyFault[] = [];
  const collections = new Set<string>();
  const noWord = (key: Node, what: string): void => {
    const message = `a key must be a word, not ${what}`;
    found.push({ code: 'FOLDCAM_E_SWEEP_KEY', message, remedy, at: key.range?.[0] ?? 0 });
  };
  visit(document, {
    Collection: (role, node) => {
      if (node.anchor !== undefined) collections.add(node.anchor);
      if (isMap(node)) found.push(...keysTwice(node));
      if (role === 'key') noWord(node, isSeq(node) ? 'a list' : 'keys with values');
    },
    Alias: (role, node) => {
      if (role === 'key' && collections.has(node.source))
        noWord(node, 'a list or keys with values');
    },
    Scalar: (role, node) => {
      if (role === 'key' && node.value === null) noWord(node, 'an empty value');
    },
  });
  return found;
}

function keysTwice({ items }: YAMLMap): KeyFault[] {
  const seen = new Set<unknown>();
  const again = items
    .map(({ key }) => key)
    .filter((key) => isScalar(key))
    .filter(({ value }) => seen.has(value) || !seen.add(value));
  return again.map(({ value, range }) => ({
    code: 'FOLDCAM_E_SWEEP_SYNTAX',
    message: `\`${String(value)}\` stands twice`,
    at: range?.[0] ?? 0,
  }));
}
