import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

export interface ServedFile {
  body: Uint8Array;
  etag?: string;
  /** Sends as many bytes of the body and breaks once they were received; one answer each. */
  breaks?: number[];
  status?: number;
  type?: string;
  /** Says nothing of the length, and knows no ranges. */
  plain?: boolean;
}

export interface FileServer {
  /** `http://127.0.0.1:…` */
  readonly address: string;
  /** By path: `/weights.h5`. */
  readonly files: Map<string, ServedFile>;
  /** What was asked for: the path, and the range where there was one. */
  readonly asked: string[];
  /** To be told how many bytes of a file have come: what is on its way when a connection breaks is lost. */
  received(done: number): void;
}

interface Break {
  readonly at: number;
  readonly response: ServerResponse;
}

/** A web server on this machine that knows Range and If-Range, until the test file has ended. */
export async function serveFiles(): Promise<FileServer> {
  const files = new Map<string, ServedFile>();
  const asked: string[] = [];
  let breaks: Break[] = [];
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push([url, request.headers.range].filter((part) => part !== undefined).join(' '));
    const file = files.get(url);
    if (file) answer(file, request, response, breaks);
    else response.writeHead(404).end('<html>not found</html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const received = (done: number): void => {
    for (const { at, response } of breaks) if (at <= done) response.destroy();
    breaks = breaks.filter(({ at }) => at > done);
  };
  return { address: `http://127.0.0.1:${port}`, files, asked, received };
}

function answer(
  file: ServedFile,
  request: IncomingMessage,
  response: ServerResponse,
  breaks: Break[],
): void {
  const { body, etag, plain = false } = file;
  const { range, 'if-range': ifRange } = request.headers;
  const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? NaN);
  const part = !plain && !Number.isNaN(start) && ifRange === etag;
  if (part && start >= body.length) {
    response.writeHead(416, { 'content-range': `bytes */${body.length}` }).end();
    return;
  }
  const sent = part ? body.subarray(start) : body;
  const headers = {
    'content-type': file.type ?? 'application/octet-stream',
    ...(etag === undefined ? {} : { etag }),
    ...(plain ? {} : { 'content-length': sent.length }),
    ...(part ? { 'content-range': `bytes ${start}-${body.length - 1}/${body.length}` } : {}),
  };
  response.writeHead(file.status ?? (part ? 206 : 200), headers);
  const breaksAt = file.breaks?.shift();
  if (breaksAt === undefined) response.end(sent);
  else {
    breaks.push({ at: (part ? start : 0) + breaksAt, response });
    response.write(sent.subarray(0, breaksAt));
  }
}
