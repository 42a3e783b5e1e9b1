import { open, readFile, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';

export interface DownloadOptions {
  /** @param total bytes; unknown where the server does not say */
  readonly onProgress?: (done: number, total: number | undefined) => void;
  /** Milliseconds before each further try after one that broke off; as many tries. */
  readonly pauses?: readonly number[];
}

/** What must be known to go on with a part: where it is from, and which version of it. */
interface Origin {
  readonly url: string;
  readonly validator: string;
}

/**
 * Downloads into a file, going on where an earlier try broke off if the server still has the same
 * version (RFC 9110, sections 13.1.5 and 14). What has come is kept when the download fails.
 * @param part the file; `<part>.json` beside it tells which version it is of
 * @throws FoldcamError FOLDCAM_E_DOWNLOAD when the server refuses, or breaks off each time
 */
export async function downloadFile(
  url: string,
  part: string,
  options: DownloadOptions = {},
): Promise<void> {
  const { pauses = [1_000, 2_000, 4_000, 8_000] } = options;
  for (let broken = 0; ;) {
    const before = await sizeOf(part);
    try {
      await attempt(url, part, options);
      return;
    } catch (cause) {
      if (cause instanceof FoldcamError) throw cause;
      // A try that brought something does not count against the next ones.
      const got = (await sizeOf(part)) > before;
      broken = got ? 1 : broken + 1;
      const wait = pauses[broken - 1];
      if (wait === undefined) throw failed(url, reasonOf(cause), cause);
      await pause(wait);
    }
  }
}

/** Removes what a download has brought. */
export async function removePart(part: string): Promise<void> {
  await rm(part, { force: true });
  await rm(`${part}.json`, { force: true });
}

async function attempt(url: string, part: string, options: DownloadOptions): Promise<void> {
  const origin = await readOrigin(part);
  const have = origin?.url === url ? await sizeOf(part) : 0;
  const headers = {
    // What is counted must be what is stored.
    'accept-encoding': 'identity',
    ...(have > 0 && origin ? { range: `bytes=${have}-`, 'if-range': origin.validator } : {}),
  };
  const response = await fetch(url, { headers });
  const range = /^bytes (?:(\d+)-\d+|\*)\/(\d+)$/.exec(response.headers.get('content-range') ?? '');
  const size = range?.[2] === undefined ? undefined : Number(range[2]);
  if (response.status === 416 && size === have) return;
  const goesOn = response.status === 206 && Number(range?.[1]) === have;
  if (response.status === 416 || (response.status === 206 && !goesOn)) {
    await removePart(part);
    throw new Error('the server sent another part than was asked for');
  }
  if (response.status >= 500 || response.status === 429) {
    throw new Error(`the server answers with status ${response.status}`);
  }
  if (!response.ok || !response.body) {
    throw failed(url, `the server answers with status ${response.status}`);
  }
  const length = Number(response.headers.get('content-length') ?? NaN);
  const total = goesOn ? size : Number.isNaN(length) ? undefined : length;
  const file = await open(part, goesOn ? 'a' : 'w');
  try {
    // After the file was emptied: old bytes never stand beside a new version.
    if (!goesOn) await writeOrigin(part, url, response.headers);
    await store(response.body, file, { done: goesOn ? have : 0, total }, options.onProgress);
  } finally {
    await file.close();
  }
}

async function store(
  body: AsyncIterable<Uint8Array>,
  file: FileHandle,
  { done, total }: { done: number; total: number | undefined },
  onProgress: DownloadOptions['onProgress'],
): Promise<void> {
  onProgress?.(done, total);
  for await (const bytes of body) {
    await file.appendFile(bytes);
    done += bytes.length;
    onProgress?.(done, total);
  }
  if (total !== undefined && done !== total)
    throw new Error(`it ended at byte ${done} of ${total}`);
}

// A weak validator (W/"…") does not promise the same bytes.
async function writeOrigin(part: string, url: string, headers: Headers): Promise<void> {
  const etag = headers.get('etag');
  const validator = etag?.startsWith('"') ? etag : headers.get('last-modified');
  if (validator === null) await rm(`${part}.json`, { force: true });
  else await writeFile(`${part}.json`, JSON.stringify({ url, validator } satisfies Origin));
}

async function readOrigin(part: string): Promise<Origin | undefined> {
  try {
    return JSON.parse(await readFile(`${part}.json`, 'utf8')) as Origin;
  } catch {
    return undefined;
  }
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // What fetch throws says `fetch failed`; why is its cause.
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function failed(url: string, reason: string, cause?: unknown): FoldcamError {
  return new FoldcamError('FOLDCAM_E_DOWNLOAD', `${url} cannot be downloaded: ${reason}`, {
    where: { file: url },
    cause,
  });
}
