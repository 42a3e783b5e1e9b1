import { lookup as resolveName, type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { isPublicAddress } from './isPublicAddress.js';

export interface PostOptions {
  /** Also to this machine and its network, and without TLS. */
  readonly allowPrivate: boolean;
  /** Milliseconds from the name's resolution to the answer's end. */
  readonly timeout?: number;
  readonly resolve?: Resolve;
}

/** `dns.lookup` for every address of a name. */
export type Resolve = (
  name: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

// Of the answer only the status is of use.
const mostBytes = 64 * 1024;

const resolveAll: Resolve = (name, done) => resolveName(name, { all: true }, done);

/**
 * Posts a body, and gives the status of the answer. The name is resolved once, every address that it has is
 * judged, and the connection goes to one of those; redirects are not followed, proxies not used.
 * @throws FoldcamError FOLDCAM_E_WEBHOOK_ADDRESS where an address is not of the open internet;
 * FOLDCAM_E_WEBHOOK where there is no answer in time
 */
export async function postSafely(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { allowPrivate, timeout = 10_000, resolve = resolveAll }: PostOptions,
): Promise<number> {
  const url = new URL(address);
  if (!allowPrivate && url.protocol !== 'https:')
    throw refused(`${url.protocol}// is not https://`);
  // An address in the place of a name is not looked up: it is judged here.
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) && !allowPrivate && !isPublicAddress(literal)) throw refused(literal);
  const lookup: LookupFunction = (name, options, done) => {
    resolve(name, (error, addresses) => {
      const wrong = allowPrivate
        ? undefined
        : addresses.find((one) => !isPublicAddress(one.address));
      const [first] = addresses;
      if (error) done(error, []);
      else if (wrong) done(refused(`${name} is ${wrong.address}`), []);
      else if (options.all) done(null, addresses);
      else done(null, first?.address ?? '', first?.family);
    });
  };
  const signal = AbortSignal.timeout(timeout);
  const { request } = url.protocol === 'http:' ? http : https;
  return new Promise<number>((done, reject) => {
    const fail = (error: Error): void => {
      if (error instanceof FoldcamError) reject(error);
      else reject(unanswered(signal.aborted ? `no answer within ${timeout} ms` : error.message));
    };
    const asked = request(
      url,
      {
        ...{ method: 'POST', agent: false, lookup, signal },
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      },
      (answer) => {
        const status = answer.statusCode ?? 0;
        let bytes = 0;
        answer.on('data', (part: Buffer) => {
          bytes += part.length;
          if (bytes <= mostBytes) return;
          done(status);
          asked.destroy();
        });
        answer.on('end', () => done(status));
        answer.on('error', fail);
      },
    );
    asked.on('error', fail);
    asked.end(body);
  });
}

const refused = (why: string): FoldcamError =>
  new FoldcamError('FOLDCAM_E_WEBHOOK_ADDRESS', `the webhook is not sent: ${why}`, {
    where: { key: 'FOLDCAM_WEBHOOK' },
  });

const unanswered = (why: string): FoldcamError =>
  new FoldcamError('FOLDCAM_E_WEBHOOK', `the webhook was not taken: ${why}`);
