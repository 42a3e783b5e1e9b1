import { describe, expect, test } from 'vitest';
import { architectures } from '../../adapters/tensor/architectures/architectures.js';
import { bundledBackbones } from '../../adapters/tensor/backbones/bundledBackbones.js';
import { megabytes } from '../../adapters/tensor/weights/howToAdd.js';
import { officialWeights } from '../../adapters/tensor/weights/officialWeights.js';
import { weightsFileNames } from '../../adapters/tensor/weights/weightsFileNames.js';
import { markdownSections } from '../support/markdownSections.js';
import { readMarkdown } from '../support/readMarkdown.js';

const page = readMarkdown('docs/backbones.md');
const sections = markdownSections(page, 2);

/** The cells of a table's rows, by the name in the first one. */
function rows(section: string): Map<string, string[]> {
  const lines = (sections.get(section) ?? '').split('\n').filter((line) => /^\| `/.test(line));
  return new Map(
    lines.map((line) => {
      const [name = '', ...cells] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      return [name.replaceAll('`', ''), cells];
    }),
  );
}

const names = [...architectures.keys()];
const known = rows('Architectures');
const published = rows('`foldcam backbones add`');

describe('docs/backbones.md', () => {
  test('has a row for every architecture in both tables, in their order, and for no other', () => {
    expect([...known.keys()]).toEqual(names);
    expect([...published.keys()]).toEqual(names);
  });

  test.each(names)('tells paper, input, parameters, size and taps of %s', (name) => {
    const built = architectures.get(name)?.();
    if (!built) throw new Error(`no ${name}`);
    const { config, weights, taps, title } = built;
    const [, paper = ''] = /arXiv:([\d.]+)/.exec(title) ?? [];
    const shape = config.layers[0]?.config['batch_input_shape'] as (number | null)[];
    const count = weights.reduce((sum, spec) => sum + spec.shape.reduce((a, b) => a * b, 1), 0);
    const [architecture, input, parameters, size, listed] = known.get(name) ?? [];
    expect(architecture).toContain(`([arXiv:${paper}](https://arxiv.org/abs/${paper}))`);
    expect(Number(input)).toBe(shape[1]);
    expect(parameters).toBe(count.toLocaleString('en'));
    expect(Number(size)).toBe(megabytes(built));
    expect(listed).toBe(taps.map((tap) => `\`${tap}\``).join(', '));
  });

  test.each(names)('tells the file, its check and the licence of %s', (name) => {
    const official = officialWeights[name];
    const [file, check, licence] = published.get(name) ?? [];
    if (official) expect(file).toBe(`[${official.file}](${official.url})`);
    else expect(file).toContain('none');
    expect(check).toBe(official?.md5 ? 'MD5, shapes' : 'shapes');
    expect(licence).toMatch(/^(Apache-2\.0|MIT|BSD-3-Clause|CC BY 4\.0)$/);
  });

  test('names the backbones that come along', () => {
    const [intro = ''] = page.split('## Architectures');
    const own = bundledBackbones().map(({ names: [name] }) => `\`${name ?? ''}\``);
    expect(intro).toContain(`${own.join(' and ')} need nothing`);
  });

  test('names every form of file name that is looked for', () => {
    const files = sections.get('Files') ?? '';
    const official = officialWeights['resnet50']?.file ?? '';
    const forms = weightsFileNames('resnet50').filter((file) => file !== official);
    expect(forms).toHaveLength(4);
    for (const form of forms) {
      expect(files).toContain(`\`${form.replace('resnet50', '<backbone>')}\``);
    }
  });
});
