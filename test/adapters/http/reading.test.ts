import { beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import type { Plan } from '../../../core/sweep/Plan.js';
import { testImages } from '../../../core/sweep/testImages.js';
import { readNpz } from '../../../adapters/npz/readNpz.js';
import { storedSweep } from '../../support/storedSweep.js';
import { useApi } from '../../support/useApi.js';

const api = useApi();
let plan: Plan;
let base: string;
let image: string;
let cell: string;

beforeAll(async () => {
  plan = await storedSweep(api.store(), api.folder(), 3);
  base = `/api/v1/sweeps/${plan.id}`;
  const [first] = plan.cells;
  cell = first?.key ?? '';
  [image = ''] = testImages(plan, first?.fold ?? 0);
});

const encoded = (): string => encodeURIComponent(image);

describe('GET /api/v1/sweeps', () => {
  it('lists what the store holds, with its state', async () => {
    const { status, body } = await api.json('/api/v1/sweeps');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      sweeps: [{ sweep: plan.id, name: 'stored', state: 'stopped', generation: null, missing: 0 }],
      next: null,
    });
  });

  it('filters by state and by a part of the name', async () => {
    const none = await api.json('/api/v1/sweeps?state=running,paused');
    expect(none.body['sweeps']).toEqual([]);
    expect((await api.json('/api/v1/sweeps?name=TORE')).body['sweeps']).toHaveLength(1);
    expect((await api.json('/api/v1/sweeps?name=other')).body['sweeps']).toEqual([]);
  });
});

describe('long lists', () => {
  it.each(['gzip', 'br'])('are sent as %s to who takes that', async (encoding) => {
    const long = await api.ask(`${base}/images`, { headers: { 'accept-encoding': encoding } });
    expect(long.headers.get('content-encoding')).toBe(encoding);
    expect(((await long.json()) as { images: unknown[] }).images).toHaveLength(12);
  });

  it('are sent as they are to others, as is what is short', async () => {
    const headers = { 'accept-encoding': 'identity' };
    const plain = await api.ask(`${base}/images`, { headers });
    expect(plain.headers.get('content-encoding')).toBeNull();
    const short = await api.ask('/api/v1/sweeps?name=other');
    expect(short.headers.get('content-encoding')).toBeNull();
  });
});

describe('GET /api/v1/sweeps/{id}', () => {
  it('tells how far each stage is, and what the sweep consists of', async () => {
    const { body } = await api.json(base);
    expect(body).toMatchObject({
      cells: 4,
      plan: {
        folds: 2,
        labels: ['benign', 'malignant'],
        methods: ['grad-cam', 'layer-cam'],
        targets: ['predicted'],
        images: 8,
      },
      rate: null,
    });
    expect(body['stages']).toContainEqual({
      ...{ stage: 'train', done: 3, failed: 0, active: 0, total: 4 },
    });
  });

  it('answers 304 to who has it already, and 404 for an id that nothing has', async () => {
    const first = await api.ask(base);
    const etag = first.headers.get('etag') ?? '';
    const again = await api.ask(base, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    for (const id of ['nothing-0123456789', '..%2F..%2Fetc', '%00', 'a'.repeat(300)]) {
      const { status, body } = await api.json(`/api/v1/sweeps/${id}`);
      expect([id, status]).toEqual([id, 404]);
      expect(body['code']).toMatch(/^FOLDCAM_E_(SWEEP_)?NOT_FOUND$/);
    }
  });
});

describe('GET …/cells', () => {
  it('pages through the cells in the order of the plan', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await api.json(`${base}/cells?limit=3${cursor}`);
      seen.push(...(body['cells'] as { cell: string }[]).map((one) => one.cell));
      cursor = typeof body['next'] === 'string' ? `&cursor=${body['next']}` : '';
    } while (cursor !== '');
    expect(seen).toEqual(plan.cells.map(({ key }) => key));
  });

  it('filters by state, stage and run', async () => {
    const done = await api.json(`${base}/cells?state=done&stage=score`);
    expect(done.body['cells']).toHaveLength(3);
    const of = await api.json(`${base}/cells?run=${plan.runs[1]?.id ?? ''}&state=waiting`);
    expect(of.body['cells']).toEqual([
      {
        cell: plan.cells[3]?.key,
        run: plan.runs[1]?.id,
        fold: 1,
        stage: 'train',
        state: 'waiting',
      },
    ]);
  });

  it('shows one cell with its curve, and nothing of tries that nobody remembers', async () => {
    const { body } = await api.json(`${base}/cells/${cell}`);
    expect(body).toMatchObject({ cell, stage: 'score', state: 'done', log: [] });
    expect(body['curve']).toEqual([
      { part: 0, epoch: 1, training: 0.7, validation: 0.6 },
      { part: 0, epoch: 2, training: 0.5 },
    ]);
    expect(body['attempts']).toContainEqual({
      ...{ stage: 'train', state: 'done', attempts: null, started: null, finished: null, ms: null },
    });
    expect((await api.json(`${base}/cells/none`)).status).toBe(404);
  });
});

describe('GET …/results', () => {
  it('adds up the cells that are done, run by run', async () => {
    const { body } = await api.json(`${base}/results`);
    expect(body).toMatchObject({ done: 3, total: 4 });
    const [first, second] = body['runs'] as { n: number; roc: object[] }[];
    expect([first?.n, second?.n]).toEqual([8, 4]);
    expect(first?.roc[0]).toEqual({ fpr: 0, tpr: 0 });
    expect(first?.roc.at(-1)).toEqual({ fpr: 1, tpr: 1 });
    const pointing = body['pointing'] as { regions: object }[];
    expect(pointing).toHaveLength(4);
    expect(pointing[0]?.regions).toMatchObject({
      mass: { hits: 8, n: 8, rate: 1, chance: 0.25 },
      elsewhere: { hits: 0, n: 8, rate: 0, chance: 0.125 },
    });
  });
});

describe('GET …/predictions and …/outcomes', () => {
  it('give rows page by page, cell after cell', async () => {
    const first = await api.json(`${base}/predictions?limit=5`);
    expect(first.body).toMatchObject({ next: '1.1' });
    const rest = await api.json(`${base}/predictions?limit=100&cursor=1.1`);
    const rows = [...(first.body['rows'] as object[]), ...(rest.body['rows'] as object[])];
    expect([rows.length, rest.body['next']]).toEqual([12, null]);
    expect(rows[0]).toMatchObject({ cell, image, logit: -2, predicted: 'benign' });
  });

  it('give all rows as CSV, by format or by Accept', async () => {
    const asked = await api.ask(`${base}/outcomes?format=csv&method=grad-cam`);
    expect(asked.headers.get('content-type')).toMatch(/^text\/csv/);
    const lines = (await asked.text()).trim().split('\n');
    expect(lines[0]).toMatch(/^run,fold,cell,image,group,label,predicted,method,target/);
    expect(lines).toHaveLength(1 + 12);
    const accepted = await api.ask(`${base}/predictions`, { headers: { accept: 'text/csv' } });
    expect((await accepted.text()).trim().split('\n')).toHaveLength(1 + 12);
  });

  it('filter by run, method and image', async () => {
    const { body } = await api.json(`${base}/outcomes?method=layer-cam&image=${encoded()}`);
    const rows = body['rows'] as { image: string; method: string }[];
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ image, method: 'layer-cam', outcome: 'mass', hit_mass: true });
  });
});

describe('GET …/images', () => {
  it('filters by label, by correctness and by where maps point', async () => {
    const all = await api.json(`${base}/images?run=${plan.runs[0]?.id ?? ''}`);
    const images = all.body['images'] as { label: string; correct: boolean }[];
    expect(images).toHaveLength(8);
    const wrong = await api.json(
      `${base}/images?run=${plan.runs[0]?.id ?? ''}&label=benign&correct=false`,
    );
    expect(wrong.body['images']).toEqual(
      images.filter(({ label, correct }) => label === 'benign' && !correct),
    );
    expect((await api.json(`${base}/images?region=below`)).body['images']).toEqual([]);
    expect((await api.json(`${base}/images?region=mass&limit=1`)).body['next']).toBe('0.1');
  });

  it('sends the picture, a range of it, and 304 to who has it', async () => {
    const whole = await api.ask(`${base}/images/${encoded()}/pixels`);
    expect(whole.headers.get('content-type')).toBe('image/png');
    expect(whole.headers.get('cache-control')).toContain('immutable');
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const { width, height, channels } = await sharp(bytes).metadata();
    const { body: outline } = await api.json(`${base}/images/${encoded()}/outline`);
    expect({ width, height, channels }).toMatchObject({
      ...{ width: outline['width'], height: outline['height'], channels: 1 },
    });
    const part = await api.ask(`${base}/images/${encoded()}/pixels`, {
      headers: { range: 'bytes=1-3' },
    });
    expect([part.status, await part.text()]).toEqual([206, 'PNG']);
    expect(part.headers.get('content-range')).toBe(`bytes 1-3/${bytes.length}`);
    const outside = await api.json(`${base}/images/${encoded()}/pixels`, {
      headers: { range: 'bytes=9999999-' },
    });
    expect(outside).toMatchObject({ status: 416, body: { code: 'FOLDCAM_E_RANGE' } });
    const etag = whole.headers.get('etag') ?? '';
    const again = await api.ask(`${base}/images/${encoded()}/pixels`, {
      headers: { 'if-none-match': etag },
    });
    expect(again.status).toBe(304);
  });

  it('sends outlines as closed rings that lie on the image', async () => {
    const { body } = await api.json(`${base}/images/${encoded()}/outline`);
    const { mass } = body['regions'] as { mass: [number, number][][] };
    expect(mass.length).toBeGreaterThan(0);
    for (const [x, y] of mass.flat()) {
      expect(x).toBeLessThanOrEqual(body['width'] as number);
      expect(y).toBeLessThanOrEqual(body['height'] as number);
    }
  });

  it('knows no image by a path', async () => {
    for (const id of ['..%2F..%2Fplan.json', 'nobody', '%2Fetc%2Fpasswd']) {
      const { status, body } = await api.json(`${base}/images/${id}/pixels`);
      expect({ id, status, code: body['code'] }).toEqual({
        ...{ id, status: 404, code: 'FOLDCAM_E_NOT_FOUND' },
      });
    }
  });
});

describe('GET …/maps', () => {
  const address = (more = '', of = 'grad-cam'): string =>
    `${base}/cells/${cell}/maps/${of}/predicted/${encoded()}${more}`;

  it('sends a layer of the size of the image, opaque where the map is high', async () => {
    const response = await api.ask(address());
    expect(response.headers.get('content-type')).toBe('image/png');
    const { data, info } = await sharp(Buffer.from(await response.arrayBuffer()))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { body: outline } = await api.json(`${base}/images/${encoded()}/outline`);
    expect([info.width, info.height, info.channels]).toEqual([
      ...[outline['width'], outline['height'], 4],
    ]);
    // The upper left corner is 1, the lower left one 0.
    expect(data[3]).toBe(255);
    expect(data[(info.height - 1) * info.width * 4 + 3]).toBe(0);
  });

  it('sends the values as JSON and as .npz', async () => {
    const { body } = await api.json(address(), { headers: { accept: 'application/json' } });
    expect(body).toEqual({ width: 2, height: 2, values: [1, 0.5, 0, 0.25] });
    const npz = await api.ask(address('?format=npz'));
    const { map } = readNpz(new Uint8Array(await npz.arrayBuffer()));
    expect([map?.shape, [...(map?.data ?? [])]]).toEqual([
      [2, 2],
      [1, 0.5, 0, 0.25],
    ]);
  });

  it('answers 404 for a map that is not there, or not yet', async () => {
    expect((await api.json(address('', 'hires-cam'))).status).toBe(404);
    const later = plan.cells[3]?.key ?? '';
    const [other = ''] = testImages(plan, 1);
    const url = `${base}/cells/${later}/maps/grad-cam/predicted/${encodeURIComponent(other)}`;
    expect((await api.json(url)).body['code']).toBe('FOLDCAM_E_NOT_FOUND');
  });
});

describe('GET …/report', () => {
  it('answers 404 before there is one', async () => {
    expect((await api.json(`${base}/report`)).body['code']).toBe('FOLDCAM_E_NOT_FOUND');
  });

  it('streams the file, or a range of it', async () => {
    const key = `sweeps/${plan.id}/report.html`;
    await api.store().put(key, new TextEncoder().encode('<p>0123456789</p>'));
    const whole = await api.ask(`${base}/report.html`);
    expect(await whole.text()).toBe('<p>0123456789</p>');
    expect(whole.headers.get('content-security-policy')).toContain('sandbox');
    const last = await api.ask(`${base}/report.html`, { headers: { range: 'bytes=-5' } });
    expect([last.status, await last.text()]).toEqual([206, '9</p>']);
    await api.store().delete(key);
  });
});
