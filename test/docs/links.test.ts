import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../support/readMarkdown.js';

const root = path.resolve(import.meta.dirname, '../..');
const passedOver = new Set(['node_modules', 'dist', 'foldcam-out', '.git']);

function pagesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (passedOver.has(entry.name)) return [];
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return pagesIn(file);
    return entry.name.endsWith('.md') ? [file] : [];
  });
}

const withoutCode = (markdown: string): string =>
  markdown.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');

/** The anchors that GitHub gives to a page's headings. */
function anchors(markdown: string): string[] {
  const headings = markdown.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

const pages = pagesIn('.');

describe('relative links', () => {
  test('are looked for in the README and the pages of docs/', () => {
    expect(pages).toContain('README.md');
    expect(pages).toContain('docs/errors.md');
  });

  test.each(pages)('of %s lead to files and headings that are there', (page) => {
    const found = withoutCode(readMarkdown(page)).matchAll(/\]\(([^)\s]+)\)/g);
    const links = [...found].map(([, link = '']) => link).filter((link) => !/^[a-z]+:/i.test(link));
    const broken = links.filter((link) => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
      if (target.startsWith('..') || !existsSync(path.join(root, target))) return true;
      return anchor !== undefined && !anchors(readMarkdown(target)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});
