import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { seededRandom } from '../../core/random.js';

/** What share of the requests fails in which way; from 0 to 1, in all at most 1. */
export interface StoreFaults {
  /** Answered with 500, and not passed on. */
  readonly error?: number;
  /** Answered with 503 SlowDown, and not passed on. */
  readonly slowDown?: number;
  /** Passed on; the answer breaks off in the middle of its body, or is lost where it has none. */
  readonly cut?: number;
  /** Passed on and done; the answer is lost. */
  readonly loseAnswer?: number;
  /** Taken and never answered. */
  readonly swallow?: number;
}

export interface FaultyProxy {
  readonly url: string;
  /** From the next request on. */
  set(faults: StoreFaults): void;
  /** How many requests have failed. */
  faults(): number;
  close(): Promise<void>;
}

/**
 * Stands before an S3 server and lets requests fail. What the client has signed, its Host header too, is
 * passed on as it is.
 * @param upstream `http://host:port`
 */
export async function startFaultyProxy(options: {
  readonly upstream: string;
  readonly seed: number;
  /** Milliseconds that every request is held before it is passed on, as on a long way. */
  readonly delay?: number;
}): Promise<FaultyProxy> {
  const { hostname, port } = new URL(options.upstream);
  const random = seededRandom('store faults', options.seed);
  let faults: StoreFaults = {};
  let count = 0;
  const server = createServer((asked, answer) => {
    const fault = draw(faults, random());
    if (fault) count++;
    switch (fault) {
      case 'error': {
        refuse(asked, answer, 500, 'InternalError');
        return;
      }
      case 'slowDown': {
        refuse(asked, answer, 503, 'SlowDown');
        return;
      }
      case 'swallow':
        asked.resume();
        return;
      default: {
        const pass = (): void => passOn(asked, answer, { hostname, port }, fault);
        if (options.delay === undefined) pass();
        else setTimeout(pass, options.delay);
      }
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (wanted) => (faults = wanted),
    faults: () => count,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function draw(faults: StoreFaults, number: number): keyof StoreFaults | undefined {
  let end = 0;
  for (const [fault, share] of Object.entries(faults) as [keyof StoreFaults, number][]) {
    end += share;
    if (number < end) return fault;
  }
  return undefined;
}

function refuse(
  asked: IncomingMessage,
  answer: ServerResponse,
  status: number,
  code: string,
): void {
  asked.resume();
  asked.once('end', () => {
    answer.writeHead(status, { 'content-type': 'application/xml' });
    answer.end(asked.method === 'HEAD' ? '' : `<Error><Code>${code}</Code></Error>`);
  });
}

function passOn(
  asked: IncomingMessage,
  answer: ServerResponse,
  upstream: { readonly hostname: string; readonly port: string },
  fault: 'cut' | 'loseAnswer' | undefined,
): void {
  const passed = request({
    ...upstream,
    method: asked.method,
    path: asked.url,
    headers: asked.headers,
  });
  // Who asked may have been killed, and so may the server.
  asked.on('error', () => passed.destroy());
  passed.on('error', () => answer.destroy());
  answer.on('close', () => passed.destroy());
  passed.on('response', (response) => {
    if (fault === 'loseAnswer') {
      answer.destroy();
      return;
    }
    const length = Number(response.headers['content-length'] ?? 0);
    if (fault === 'cut' && length < 2) {
      answer.destroy();
      return;
    }
    answer.writeHead(response.statusCode ?? 502, response.headers);
    if (fault === undefined) {
      response.pipe(answer);
      return;
    }
    let left = Math.floor(length / 2);
    response.on('data', (part: Buffer) => {
      answer.write(part.subarray(0, left), () => left > 0 || answer.destroy());
      left = Math.max(0, left - part.length);
    });
  });
  asked.pipe(passed);
}
