import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serviceNames, stages, type Stage } from '../../core/jobs/stages.js';
import { foldcam, startFoldcam } from '../support/foldcam.js';
import { phantomSweep } from '../support/phantomSweep.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { useRedis } from '../support/useRedis.js';

interface Span {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
}

interface Exported {
  readonly resourceSpans: readonly {
    readonly resource: {
      readonly attributes: readonly {
        readonly key: string;
        readonly value: { readonly stringValue?: string };
      }[];
    };
    readonly scopeSpans: readonly { readonly spans: readonly Omit<Span, 'service'>[] }[];
  }[];
}

const folder = temporaryFolders();
const redis = useRedis();
const spans: Span[] = [];
let collector: Server;

// What speaks OTLP over HTTP receives what any collector would.
beforeAll(async () => {
  collector = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      expect(request.url).toBe('/v1/traces');
      const { resourceSpans } = JSON.parse(Buffer.concat(parts).toString()) as Exported;
      for (const { resource, scopeSpans } of resourceSpans) {
        const { value } = resource.attributes.find(({ key }) => key === 'service.name') ?? {};
        for (const own of scopeSpans.flatMap((scope) => scope.spans)) {
          spans.push({ ...own, service: value?.stringValue ?? '' });
        }
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void collector.close());

const variables = (): Readonly<Record<string, string>> => {
  const { port } = collector.address() as AddressInfo;
  return { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` };
};

/** Which processes have worked on the trace that begins with a span; jobs of these stages are all in it. */
function servicesOf(beginning: string, worked: readonly Stage[]): Set<string> {
  const first = spans.find(({ name }) => name.startsWith(beginning));
  const own = spans.filter(({ traceId }) => traceId === first?.traceId);
  const byId = new Map(own.map((span) => [span.spanId, span]));
  for (const stage of worked) {
    const done = own.filter(({ name }) => name === `process ${stage}`);
    expect(done.length, stage).toBeGreaterThan(0);
    for (const span of done) {
      let top = span;
      for (let above: Span | undefined = span; above; above = byId.get(above.parentSpanId ?? '')) {
        top = above;
      }
      expect(top.spanId).toBe(first?.spanId);
    }
  }
  return new Set(own.map(({ service }) => service));
}

test('a submitted sweep is one trace, from its submission to its report', async () => {
  const home = await folder();
  const { file } = await phantomSweep(home);
  const system = {
    ...variables(),
    REDIS_URL: redis.url(),
    FOLDCAM_STORE: path.join(home, 'store'),
  };
  const workers = serviceNames.map((name) => startFoldcam(['worker', name], system));
  const submitted = await foldcam(['submit', file], system);
  expect(submitted.status).toBe(0);
  const watched = await foldcam(['watch', submitted.stdout.trim()], system);
  expect(watched.status).toBe(0);
  for (const { child } of workers) child.kill('SIGTERM');
  await Promise.all(workers.map(({ ended }) => ended));
  expect(servicesOf('add produce', stages)).toEqual(
    new Set(['foldcam-cli', ...serviceNames.map((name) => `foldcam-${name}`)]),
  );
}, 300_000);

test('a sweep that is run is one trace, from its flow to its report', async () => {
  spans.length = 0;
  const home = await folder();
  const { file } = await phantomSweep(home);
  const ended = await foldcam(['run', file, '--out', path.join(home, 'out')], variables());
  expect(ended.status).toBe(0);
  const worked = stages.filter((stage) => stage !== 'produce');
  expect(servicesOf('addFlow', worked)).toEqual(new Set(['foldcam-cli', 'foldcam-services']));
}, 300_000);
