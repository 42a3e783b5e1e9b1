import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stages } from '../../core/jobs/stages.js';
import { foldcam } from '../support/foldcam.js';
import { phantomSweep } from '../support/phantomSweep.js';
import { temporaryFolders } from '../support/temporaryFolders.js';

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

test('a sweep is one trace, from its submission to its report', async () => {
  const home = await folder();
  const { file } = await phantomSweep(home);
  const { port } = collector.address() as AddressInfo;
  const ended = await foldcam(['run', file, '--out', path.join(home, 'out')], {
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
  });
  expect(ended.status).toBe(0);
  const submitted = spans.find(({ name }) => name.startsWith('add produce'));
  const own = spans.filter(({ traceId }) => traceId === submitted?.traceId);
  const byId = new Map(own.map((span) => [span.spanId, span]));
  for (const stage of stages) {
    const done = own.filter(({ name }) => name === `process ${stage}`);
    expect(done.length, stage).toBeGreaterThan(0);
    // Each hangs together with the submission.
    for (const span of done) {
      let first = span;
      for (let above: Span | undefined = span; above; above = byId.get(above.parentSpanId ?? '')) {
        first = above;
      }
      expect(first.spanId).toBe(submitted?.spanId);
    }
  }
  expect(new Set(own.map(({ service }) => service))).toEqual(
    new Set(['foldcam-cli', 'foldcam-services']),
  );
}, 300_000);
