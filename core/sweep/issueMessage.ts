import type * as z from 'zod';
import { nearest } from '../errors/nearest.js';
import { exampleAt } from './exampleAt.js';

const kinds: Readonly<Record<string, string>> = {
  object: 'keys with values',
  array: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/** What is wrong with a value of the sweep file, where the schema has no words of its own for it. */
export function issueMessage(issue: z.core.$ZodRawIssue): string | undefined {
  const { input, path = [] } = issue;
  switch (issue.code) {
    case 'invalid_type':
      if (input === undefined) return 'is missing and has no default';
      return wanted(kinds[issue.expected] ?? issue.expected, input, path);
    case 'invalid_value':
      return choice(issue.values.map(String), input);
    case 'too_small':
      return issue.origin === 'array'
        ? `is empty: name at least one${suchAs(path)}`
        : `must be ${issue.inclusive === false ? 'above' : 'at least'} ${issue.minimum}, not ${shown(input)}`;
    case 'too_big':
      return `must be ${issue.inclusive === false ? 'below' : 'at most'} ${issue.maximum}, not ${shown(input)}`;
    default:
      return undefined;
  }
}

function wanted(kind: string, given: unknown, path: readonly PropertyKey[]): string {
  const example = suchAs(path);
  // YAML reads a bare 3 as a number, and a bare true as a boolean.
  const bare = typeof given === 'number' || typeof given === 'boolean';
  const quoted = kind === 'text' && example === '' && bare ? `: write "${given}"` : '';
  return `wants ${kind}${example}, not ${shown(given)}${quoted}`;
}

function choice(choices: readonly string[], given: unknown): string {
  if (choices.length === 1) return `wants ${choices.join('')}, not ${shown(given)}`;
  const near = typeof given === 'string' ? nearest(given, choices) : undefined;
  const hint = near ? `; did you mean ${near}?` : '';
  return `${shown(given)} is not one of ${choices.join(', ')}${hint}`;
}

function suchAs(path: readonly PropertyKey[]): string {
  const example = exampleAt(path);
  return example === undefined ? '' : `, such as \`${example}\``;
}

// Of a text as much as tells which it is. A saliency map is a map here: YAML's has other words.
function shown(value: unknown): string {
  if (value === null) return 'an empty value';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') {
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  }
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : 'keys with values';
}
