import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { docsFolder } from './docsFolder.js';

/** Puts text between `<!-- NAME -->` and `<!-- /NAME -->` of a page of docs/. */
export async function writeSection(page: string, name: string, text: string): Promise<void> {
  const file = path.join(docsFolder, page);
  const before = await readFile(file, 'utf8');
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [before.indexOf(start), before.indexOf(end)];
  if (from < 0 || to < from) throw new RangeError(`${file} has no section ${name}`);
  const after = `${before.slice(0, from + start.length)}\n\n${text}\n\n${before.slice(to)}`;
  await writeFile(file, after);
}
