import { execFile, execFileSync } from 'node:child_process';
import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openStageMeter } from '../../adapters/telemetry/stageMeter.js';
import { until } from '../../bench/support/until.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { useApi } from '../support/useApi.js';

const run = promisify(execFile);
const deploy = path.resolve(import.meta.dirname, '../../deploy');
const folder = temporaryFolders();
const api = useApi();

const metrics = async (): Promise<string> => (await api.ask('/metrics')).text();
const value = (text: string, series: string): number | undefined => {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length));
};

function hasPromtool(): boolean {
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write(
      '\nNOT TESTED: what promtool says of metrics and alerts: it is not here\n\n',
    );
    return false;
  }
}

describe('/metrics', () => {
  it('counts how the tries of jobs end, and how long those take that are done', async () => {
    const meter = openStageMeter(api.redis(), 'train');
    meter.count('done', 2);
    meter.count('done', 40);
    meter.count('failed');
    await until('they are counted', async () => {
      return value(await metrics(), 'foldcam_job_tries_total{stage="train",end="failed"}') === 1;
    });
    const text = await metrics();
    expect(value(text, 'foldcam_job_tries_total{stage="train",end="done"}')).toBe(2);
    expect(value(text, 'foldcam_job_tries_total{stage="score",end="done"}')).toBe(0);
    expect(value(text, 'foldcam_job_duration_seconds_sum{stage="train"}')).toBe(42);
    expect(value(text, 'foldcam_job_duration_seconds_count{stage="train"}')).toBe(2);
    expect(value(text, 'foldcam_job_duration_seconds_bucket{stage="train",le="+Inf"}')).toBe(2);
  });

  it('has every metric that the alerts and the dashboard ask for', async () => {
    const text = await metrics();
    const known = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    for (const file of ['prometheus/alerts.yaml', 'grafana/foldcam.json']) {
      const asked = await readFile(path.join(deploy, file), 'utf8');
      const names = [...asked.matchAll(/\b(?:foldcam|process)_[a-z_]+/g)].map(([name]) =>
        name.replace(/_bucket$/, ''),
      );
      expect(names.length).toBeGreaterThan(5);
      expect(names.filter((name) => !known.has(name))).toEqual([]);
    }
  });

  it.runIf(hasPromtool())('is what promtool takes for well named and well formed', async () => {
    const text = await metrics();
    const checked = run('promtool', ['check', 'metrics']);
    checked.child.stdin?.end(text);
    expect(await checked).toMatchObject({ stderr: '' });
  });
});

describe('deploy/prometheus', () => {
  it.runIf(hasPromtool())('fires each alert on what it is for', async () => {
    const place = await folder();
    await copyFile(path.join(deploy, 'prometheus/alerts.yaml'), path.join(place, 'alerts.yaml'));
    const cases = path.join(place, 'alerts.test.yaml');
    await copyFile(path.join(import.meta.dirname, 'alerts.test.yaml'), cases);
    const { stdout } = await run('promtool', ['test', 'rules', cases]);
    expect(stdout).toContain('SUCCESS');
  });

  it.runIf(hasPromtool())('configures a Prometheus', async () => {
    const place = await folder();
    const config = path.join(place, 'prometheus.yml');
    await copyFile(path.join(deploy, 'prometheus/alerts.yaml'), path.join(place, 'alerts.yaml'));
    await copyFile(path.join(deploy, 'prometheus/scrape.yaml'), config);
    const { stdout } = await run('promtool', ['check', 'config', '--syntax-only', config]);
    expect(stdout).toContain('SUCCESS');
  });
});

describe('deploy/grafana', () => {
  it('draws each panel once, on a grid without overlaps', async () => {
    interface Panel {
      readonly id: number;
      readonly gridPos: { readonly x: number; readonly y: number; readonly w: number };
    }
    const text = await readFile(path.join(deploy, 'grafana/foldcam.json'), 'utf8');
    const { panels } = JSON.parse(text) as { readonly panels: readonly Panel[] };
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const taken = panels.flatMap(({ gridPos: { x, y, w } }) =>
      Array.from({ length: w }, (_, i) => `${x + i} ${y}`),
    );
    expect(new Set(taken).size).toBe(taken.length);
    expect(panels.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
  });
});
