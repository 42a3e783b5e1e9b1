import { describe, expect, it } from 'vitest';
import { rateBars, type RateBar } from '../../../adapters/page/rateBars.js';
import { parsePage, shownText } from '../../support/parsePage.js';

const bar: RateBar = {
  label: 'benign',
  region: 'mass',
  rate: 0.5,
  ci95: [0.25, 0.75],
  chance: 0.125,
};

const draw = (bars: readonly RateBar[]) =>
  parsePage(`<main>${rateBars([{ title: 'mass', bars }], 'What it shows').text}</main>`);

const paths = (page: ReturnType<typeof draw>, name: string) =>
  [...page.querySelectorAll(`path.${name}`)].map((path) => path.getAttribute('d'));

describe('rateBars', () => {
  it('draws a rate, its interval and chance on one scale, and says the rate', () => {
    const page = draw([bar]);
    // 0 % is at 92 and 100 % at 278: 50 % at 185, 25 % at 138.5, 75 % at 231.5, 12.5 % at 115.25.
    expect(paths(page, 'r-mass')).toEqual(['M92 27H185v11H92z']);
    expect(paths(page, 'whisker')).toEqual(['M138.5 32.5H231.5']);
    expect(paths(page, 'chance')).toEqual(['M115.3 24.5v16']);
    expect([...page.querySelectorAll('text')].map(shownText)).toEqual([
      ...['mass', 'benign', '50 %', '0 %', '50 %', '100 %'],
    ]);
    expect(page.querySelector('svg')?.getAttribute('aria-label')).toBe('What it shows');
  });

  it('draws nothing for what is not defined', () => {
    const page = draw([{ ...bar, rate: null, ci95: null, chance: null }]);
    expect(['r-mass', 'whisker', 'chance'].flatMap((name) => paths(page, name))).toEqual([]);
    expect(shownText(page)).toContain('benign –');
  });

  it('shortens labels that there is no room for', () => {
    const page = draw([{ ...bar, label: 'an unusually long label' }]);
    expect(shownText(page.querySelector('text.l'))).toBe('an unusually …');
  });
});
