import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import { openDirectoryStore } from './directory.js';
import { openLater } from './openLater.js';

/**
 * Opens the store at `file:///dir`, a plain path, or `s3://bucket/prefix`. For S3 the environment gives
 * S3_ENDPOINT and the usual AWS_*.
 * @throws FoldcamError FOLDCAM_E_STORE_URL
 */
export function openStore(url: string, variables: NodeJS.ProcessEnv = process.env): ObjectStore {
  const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url) ?? [];
  switch (scheme?.toLowerCase()) {
    case undefined:
      return openDirectoryStore(path.resolve(url));
    case 'file':
      return openDirectoryStore(folderOf(url));
    case 's3': {
      const [bucket = '', ...prefix] = url.slice('s3://'.length).split('/');
      if (/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
        const below = prefix.filter((part) => part !== '').join('/');
        // Half a megabyte of program, for those alone who use it.
        return openLater(`s3://${bucket}/${below}`, async () =>
          (await import('./s3.js')).openS3Store(bucket, below, variables),
        );
      }
      throw new FoldcamError('FOLDCAM_E_STORE_URL', `\`${bucket}\` is no name of a bucket`);
    }
    default:
      throw new FoldcamError('FOLDCAM_E_STORE_URL', `a store at ${scheme ?? ''}:// is not known`);
  }
}

function folderOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (cause) {
    throw new FoldcamError('FOLDCAM_E_STORE_URL', `${url} is no file:///dir`, { cause });
  }
}
