import { describe, expect, it } from 'vitest';
import { html } from '../../../adapters/page/html.js';
import { recipeSettings } from '../../../adapters/page/recipeSettings.js';
import { recipeSchema } from '../../../core/sweep/Recipe.js';
import { parsePage, shownText, type PageElement } from '../../support/parsePage.js';

const page = (...recipes: object[]) =>
  parsePage(
    html`<body>
      <main>${recipeSettings(recipes.map((recipe) => recipeSchema.parse(recipe)))}</main>
    </body>`.text,
  );

const settings = (within: PageElement | null): string[] =>
  [...(within?.querySelectorAll('li') ?? [])].map(shownText);

describe('recipeSettings', () => {
  it('has of each recipe what differs from the defaults, as a sweep file says it', () => {
    const root = page(
      { name: 'head' },
      { name: 'wide', pooling: ['mean', 'std'], l2: 1, augment: { copies: 2 } },
    );
    const [head, wide] = [...root.querySelectorAll('main > div')];
    expect(shownText(head ?? null)).toBe('head: the defaults');
    expect(settings(wide ?? null)).toEqual([
      'pooling: [mean, std]',
      'l2: 1',
      'augment: { copies: 2, translate: 0.05, zoom: 0.1, gain: 0.1, contrast: 0.1 }',
    ]);
  });

  it('has the defaults once, folded up', () => {
    const [heads, ...more] = [...page({ name: 'head' }).querySelectorAll('details > div')];
    expect(settings(heads ?? null)).toEqual(
      expect.arrayContaining(['unfreeze: 0', 'head: linear', 'epochs: 150', 'pooling: [mean]']),
    );
    expect(more).toEqual([]);
  });

  it('compares a recipe that trains blocks with the defaults of its kind, and tells those too', () => {
    const root = page({ name: 'tail', unfreeze: 2, epochs: 12 });
    expect(settings(root.querySelector('main > div'))).toEqual(['unfreeze: 2', 'epochs: 12']);
    const [, tails] = [...root.querySelectorAll('details > div')];
    expect(settings(tails ?? null)).toEqual([
      'epochs: 8',
      'patience: 3',
      'batch: 16',
      'learningRate: 0.00003',
      'schedule: cosine',
      'warmUp: 0.1',
    ]);
  });
});
