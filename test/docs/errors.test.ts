import { describe, expect, test } from 'vitest';
import { errorCatalogue, type ErrorKind } from '../../core/errors/catalogue.js';
import { retryPolicy } from '../../core/jobs/retryPolicy.js';
import { markdownSections } from '../support/markdownSections.js';
import { readMarkdown } from '../support/readMarkdown.js';

const page = readMarkdown('docs/errors.md');
const entries = markdownSections(page, 3);
const kinds: [string, ErrorKind][] = Object.entries(errorCatalogue);

/** What follows `- What to do:`; Markdown's escapes undone. */
function line(code: string, name: string): string {
  const found = (entries.get(code) ?? '').split('\n').find((one) => one.startsWith(`- ${name}: `));
  return (found ?? '').slice(`- ${name}: `.length).replaceAll('\\', '');
}

describe('docs/errors.md', () => {
  test('has an entry for every code of the catalogue, and for no other', () => {
    expect([...entries.keys()].sort()).toEqual(kinds.map(([code]) => code).sort());
  });

  test.each(kinds)('says of %s what the catalogue says, and where it points', (code, kind) => {
    const retried = kind.permanent ? 'permanent' : 'transient';
    expect(line(code, 'What happened')).toMatch(/\.$/);
    expect(
      line(code, 'What happened').indexOf(`${kind.title}. Exit ${kind.exit}, ${retried}.`),
    ).toBe(0);
    expect(line(code, 'What to do').indexOf(kind.remedy)).toBe(0);
    expect(line(code, 'Where')).toMatch(/^\w.*\w\.$/);
  });

  test('explains every exit status that a code stands for', () => {
    const explained = [...page.matchAll(/^\| (\d+) +\|/gm)].map(([, status]) => Number(status));
    expect(explained).toEqual([
      0,
      ...new Set(kinds.map(([, { exit }]) => exit).sort((a, b) => a - b)),
    ]);
  });

  test('tells how often a job is tried, and after which pauses', () => {
    expect(retryPolicy.transient).toEqual({ attempts: 5, backoff: 1_000, longest: 8_000 });
    expect(page).toContain('tried five times, with pauses of 1, 2, 4 and 8 seconds');
    expect(retryPolicy.outage).toEqual({ attempts: 12, backoff: 1_000, longest: 60_000 });
    expect(page).toContain('twelve times within about six minutes');
  });
});
