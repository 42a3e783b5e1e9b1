import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { foldcam } from '../support/foldcam.js';
import { phantomSweep } from '../support/phantomSweep.js';
import { startServedSystem, type ServedSystem } from '../support/servedSystem.js';
import { writeSmallModel } from '../support/smallModel.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { writeTunableModel } from '../../bench/support/writeTunableModel.js';
import { keepScreenshot, useBrowser, violations } from '../support/useBrowser.js';
import { useRedis } from '../support/useRedis.js';

const folder = temporaryFolders();
const redis = useRedis();
const browser = useBrowser();
const minutes = 60_000;
vi.setConfig({ testTimeout: 2 * minutes });

let system: ServedSystem | undefined;
let home: string;
let trainerModels: string;
/** A sweep that is done, and one whose cells failed since the trainer lacks its backbone. */
let done: string;
let failed: string;

/** Trains all blocks of a small network for ever. */
const endless = `backbones: [tunable]
recipes:
  - { name: all, unfreeze: all, epochs: 10000, patience: 10000, learningRate: 0.0001, batch: 4 }
maps: { keep: none, taps: all }
`;

function api(): ServedSystem {
  if (!system) throw new Error('the system is not there yet');
  return system;
}

async function runSweep(name: string, more: string): Promise<string> {
  const { file } = await phantomSweep(path.join(home, name), `${more}target: both\n`);
  const submitted = await foldcam(['submit', file], api().variables);
  expect(submitted).toMatchObject({ status: 0 });
  const id = submitted.stdout.trim();
  await foldcam(['watch', id, '--json'], api().variables);
  return id;
}

const eventually = <T>(ask: () => T) => expect.poll(ask, { timeout: minutes });

/** A page hears nothing of a cell while it shows its sweep as running: it must ask once more at the end. */
async function tellOnlyTheEnd(page: Page): Promise<void> {
  await page.route('**/cells/*', async (route) => {
    const running = await page.locator('.title-state .state-running').count();
    await (running > 0 ? route.abort() : route.continue());
  });
}

const open = (place: string, options = {}): Promise<Page> =>
  browser.open(`${api().url}${place}`, options);

describe.skipIf(inject('chromium') === '')('the dashboard', () => {
  beforeAll(async () => {
    home = await folder();
    const models = path.join(home, 'models');
    trainerModels = path.join(home, 'trainer-models');
    await Promise.all([mkdir(models), mkdir(trainerModels)]);
    await writeSmallModel(path.join(models, 'small'));
    await writeTunableModel(path.join(models, 'tunable'));
    await writeSmallModel(path.join(trainerModels, 'small'));
    system = await startServedSystem({ home, redis: redis.url(), models, trainerModels });
    done = await runSweep('good', 'backbones: [small]\nseeds: [1, 2]\n');
    failed = await runSweep('bad', 'backbones: [tunable]\n');
  }, 5 * minutes);

  afterAll(() => system?.stop());

  describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    test.each<[name: string, place: () => string, title: string]>([
      ['sweeps', () => '/', 'Sweeps'],
      ['cells', () => `/sweeps/${done}`, 'small'],
      ['cells-failed', () => `/sweeps/${failed}`, 'small'],
      ['results', () => `/sweeps/${done}/results`, 'small'],
      ['images', () => `/sweeps/${done}/images`, 'small'],
      ['new', () => '/new', 'New sweep'],
      ['nowhere', () => '/sweeps/nobody-knows-it', 'nobody-knows-it'],
    ])(
      'axe finds nothing wrong with the page %s, and it fits a phone and a desk',
      async (name, place, title) => {
        for (const width of [1280, 380]) {
          const page = await open(place(), { colorScheme, viewport: { width, height: 800 } });
          await page.getByRole('heading', { level: 1, name: title }).waitFor();
          await page.waitForLoadState('load');
          if (name === 'cells-failed') {
            await page.locator('.grid .cell-failed').first().click();
            await page.getByRole('complementary', { name: 'Cell' }).getByText('Attempts').waitFor();
          }
          if (name === 'results') await page.getByText('Methods compared').waitFor();
          if (name === 'images') await page.locator('.picture .layer').first().waitFor();
          expect(await violations(page)).toEqual([]);
          const over = await page.evaluate<number>(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          expect(over).toBe(0);
          await keepScreenshot(page, `${name}-${width}-${colorScheme}`);
        }
      },
      minutes,
    );

    test('axe finds nothing wrong with the dialogs', async () => {
      const page = await open(`/sweeps/${done}`, { colorScheme });
      await page.getByRole('button', { name: 'Remove' }).click();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys and signs' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await keepScreenshot(page, `help-${colorScheme}`);
    });
  });

  test('lists the sweeps with their state, and filters them', async () => {
    const page = await open('/');
    const row = (id: string) => page.getByRole('row').filter({ hasText: id });
    await row(done).getByText('done').waitFor();
    await row(failed).getByText('incomplete').waitFor();
    await page.getByLabel('State').selectOption('done');
    await row(failed).waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?state=done');
    await row(done).getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'small' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/sweeps/${done}`);
    await eventually(() => page.title()).toBe('small · foldcam');
  });

  test('shows a grid of runs and folds that the keys move in, and Enter opens a cell', async () => {
    const page = await open(`/sweeps/${done}`);
    const grid = page.getByRole('grid');
    const cells = grid.getByRole('gridcell', { name: /fold \d: done/ });
    // They are drawn when they have come.
    await cells.last().waitFor();
    expect(await cells.count()).toBe(6);
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: 'Cell' });
    await panel.getByRole('heading', { name: 'small-head-s2, fold 2' }).waitFor();
    await panel.getByRole('rowheader', { name: 'train' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(new RegExp(`^/sweeps/${done}/cells/[0-9a-f]+$`));
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    const focused = await page.evaluate<string>('document.activeElement.role');
    expect(focused).toBe('grid');
  });

  test('shows the ROC curve and the pointing game of the run that is chosen', async () => {
    const page = await open(`/sweeps/${done}/results`);
    await page
      .getByRole('img', { name: /^ROC curve of small-head-s1: area [01]\.\d{3}$/ })
      .waitFor();
    await page.getByRole('button', { name: 'small-head-s2' }).click();
    await page.getByRole('img', { name: /^ROC curve of small-head-s2/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('run')).toBe('small-head-s2');
    const bars = page.getByRole('table', { name: 'In mass, peritumoral or below' });
    await bars
      .getByRole('img', { name: /%, chance [\d.]+ %/ })
      .first()
      .waitFor();
    expect(await bars.getByRole('row').count()).toBe(2);
    await page.getByRole('heading', { name: 'Differences between methods' }).waitFor();
  });

  test('steps through images by keys, fades the map, and its address holds all of it', async () => {
    const page = await open(`/sweeps/${done}/images`);
    const heading = page.getByRole('heading', { level: 2 });
    const names = page.locator('.image-name');
    await page.locator('.picture .layer').first().waitFor();
    const [first = '', second = ''] = await names.allTextContents();
    expect(await names.count()).toBe(36);
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { level: 2, name: second, exact: true }).waitFor();
    await page.keyboard.press('[');
    const outlines = page.locator('.picture .outline');
    await eventually(() => outlines.count()).toBeGreaterThan(0);
    await page.keyboard.press('o');
    await eventually(() => outlines.count()).toBe(0);
    const { searchParams } = new URL(page.url());
    expect(Object.fromEntries(searchParams)).toEqual({
      image: second,
      opacity: '60',
      outlines: 'off',
    });
    const other = await browser.open(page.url());
    await other.getByRole('heading', { level: 2, name: second, exact: true }).waitFor();
    await other.locator('.picture .layer').first().waitFor();
    expect(await other.getByRole('slider').inputValue()).toBe('60');
    expect(await other.getByRole('checkbox', { name: 'Outlines' }).isChecked()).toBe(false);
    expect(await other.locator('.picture .outline').count()).toBe(0);
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('heading', { level: 2, name: first, exact: true }).waitFor();
    expect(await heading.count()).toBe(1);
  });

  test('filters images by label, call and where their maps point, methods side by side', async () => {
    const page = await open(`/sweeps/${done}/images`);
    const names = page.locator('.image-name');
    await names.first().waitFor();
    await page.getByLabel('Label').selectOption('malignant');
    await eventually(() => names.count()).toBe(18);
    await page.getByLabel('Points at').selectOption('elsewhere');
    await page.getByRole('combobox', { name: 'by', exact: true }).selectOption('layer-cam');
    await eventually(async () => {
      const letters = await page.locator('.image-list .letter').allTextContents();
      return letters.length < 18 && letters.every((letter) => letter === 'E');
    }).toBe(true);
    await page.getByLabel('Points at').selectOption('any');
    await page.getByRole('figure').nth(1).waitFor();
    expect(await page.locator('.map-view figcaption b').allTextContents()).toEqual([
      'grad-cam',
      'layer-cam',
    ]);
    await page.getByRole('checkbox', { name: 'grad-cam' }).uncheck();
    await eventually(() => page.getByRole('figure').count()).toBe(1);
    await eventually(() => new URL(page.url()).searchParams.get('methods')).toBe('layer-cam');
  });

  test(
    'says of a failed cell what happened and what to do, and retries it',
    async () => {
      const page = await open(`/sweeps/${failed}?show=failed`);
      await page.locator('.grid .cell-failed').first().click();
      const panel = page.getByRole('complementary', { name: 'Cell' });
      await panel.getByText('FOLDCAM_E_BACKBONE_UNKNOWN').first().waitFor();
      await writeTunableModel(path.join(trainerModels, 'tunable'));
      await tellOnlyTheEnd(page);
      await panel.getByRole('button', { name: 'Retry this cell' }).click();
      await page.getByText('The cell is computed again.').waitFor();
      await panel.locator('.cell-done').waitFor({ timeout: minutes });
      await page.getByRole('button', { name: 'Retry' }).waitFor({ timeout: minutes });
      await page.getByRole('button', { name: 'Retry' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Retry' }).click();
      await page.locator('.title-state .state-done').waitFor({ timeout: minutes });
      await eventually(() => page.locator('.grid .cell-done').count()).toBe(0);
      await page.getByRole('combobox', { name: 'Runs' }).selectOption('');
      await eventually(() => page.locator('.grid .cell-done').count()).toBe(3);
    },
    3 * minutes,
  );

  test(
    'starts, pauses, resumes, cancels and removes a sweep, asking before each',
    async () => {
      await writeTunableModel(path.join(trainerModels, 'tunable'));
      const { text } = await sweepText('endless', endless);
      const page = await open('/new');
      await page.getByLabel('Sweep file').fill(text.replace('k: 3', 'k: 1'));
      await page.getByRole('button', { name: 'Submit' }).click();
      await page
        .getByRole('alert')
        .getByText(/FOLDCAM_E_/)
        .waitFor();
      await page.getByLabel('Sweep file').fill(text);
      await page.getByRole('button', { name: 'Submit' }).click();
      await page.locator('.title-state .state-running').waitFor({ timeout: minutes });
      await page.locator('.grid .cell-training').first().waitFor({ timeout: minutes });
      await page.locator('.link-live').waitFor();

      const steer = async (verb: string): Promise<void> => {
        await page.getByRole('button', { name: verb, exact: true }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('button', { name: 'Keep as it is' }).click();
        await dialog.waitFor({ state: 'detached' });
        await page.getByRole('button', { name: verb, exact: true }).click();
        await dialog.getByRole('button', { name: verb, exact: true }).click();
        await dialog.waitFor({ state: 'detached', timeout: minutes });
      };
      await steer('Pause');
      await page.locator('.title-state .state-paused').waitFor();
      await steer('Resume');
      await page.locator('.title-state .state-running').waitFor();
      await steer('Cancel');
      await page.locator('.title-state .state-cancelled').waitFor();
      const id = new URL(page.url()).pathname.split('/')[2] ?? '';
      await steer('Remove');
      await page.getByRole('heading', { level: 1, name: 'Sweeps' }).waitFor();
      await eventually(() => page.getByText(id, { exact: true }).count()).toBe(0);
    },
    4 * minutes,
  );

  test('asks for a token where the API wants one, and keeps it for this tab alone', async () => {
    const token = 'a-token-that-is-long-enough-to-be-taken-0123';
    const url = await api().serve({ FOLDCAM_TOKEN: token });
    const page = await browser.open(`${url}/sweeps/${done}/images`);
    const dialog = page.getByRole('dialog', { name: 'This API wants a token' });
    await dialog.getByLabel('Token').fill('another-one-that-is-long-but-not-right-0000');
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await dialog.getByText('The last token was refused.').waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByLabel('Token').fill(token);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await page.locator('.picture .layer').first().waitFor();
    await page.locator('.link-live').waitFor();
    await page.reload();
    await page.locator('.picture .layer').first().waitFor();
    expect(await page.evaluate<number>('localStorage.length')).toBe(0);
    const other = await page.context().newPage();
    await other.goto(url);
    const asked = other.getByRole('dialog', { name: 'This API wants a token' });
    await asked.getByRole('button', { name: 'Not now' }).click();
    await asked.waitFor({ state: 'detached' });
    await other.getByRole('button', { name: 'Give the token' }).click();
    await asked.getByLabel('Token').fill(token);
    await asked.getByRole('button', { name: 'Go on' }).click();
    await other.getByRole('row').filter({ hasText: done }).waitFor();
  });

  test('asks every few seconds where the stream of events does not come through', async () => {
    const page = await browser.open('about:blank');
    await page.route('**/events', (route) => route.abort());
    await page.goto(`${api().url}/`);
    await page.locator('.link-polling').waitFor();
    const asked = page.waitForRequest((request) => request.url().includes('/api/v1/sweeps?'));
    await asked;
    await page.getByRole('row').filter({ hasText: done }).waitFor();
  });

  test('keeps the colours that were chosen', async () => {
    const page = await open('/');
    const shown = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await shown();
    await page.getByRole('button', { name: 'system' }).click();
    await page.getByRole('button', { name: 'light' }).click();
    await page.getByRole('button', { name: 'dark' }).waitFor();
    const dark = await shown();
    expect(dark).not.toBe(light);
    await page.reload();
    await page.getByRole('button', { name: 'dark' }).waitFor();
    expect(await shown()).toBe(dark);
  });
});

async function sweepText(name: string, more: string): Promise<{ text: string }> {
  const place = path.join(home, name);
  await phantomSweep(place, more);
  const text = `name: ${name}\ndata: ${place}/phantoms\nfolds: { k: 3 }\nmethods: [grad-cam]\n${more}`;
  return { text };
}
