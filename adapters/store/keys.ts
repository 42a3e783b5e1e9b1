import { FoldcamError } from '../../core/errors/FoldcamError.js';

/** Throws for a key that some store would refuse or rewrite: all adapters take the same keys. */
export function checkKey(key: string): void {
  const bytes = Buffer.byteLength(key);
  const bad = key
    .split('/')
    .some((part) => part === '' || part === '.' || part === '..' || Buffer.byteLength(part) > 200);
  // eslint-disable-next-line no-control-regex -- control characters are just what is looked for
  if (bad || bytes > 900 || /[\u0000-\u001f\u007f\\]/.test(key)) {
    throw new FoldcamError('FOLDCAM_E_STORE_URL', `${JSON.stringify(key)} is no key of a store`, {
      remedy:
        'Keys have no empty, . or .. parts, no control characters, and no part over 200 bytes.',
    });
  }
}
