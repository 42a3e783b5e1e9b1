import { FoldcamError } from './FoldcamError.js';

/**
 * Tells what another version of foldcam wrote from what cannot be read at all.
 * @param value anything that may have a `format`, such as `foldcam.plan/2`
 * @param current the format that is understood here, such as `foldcam.plan/1`
 * @param what is read, for the message
 * @throws FoldcamError FOLDCAM_E_FORMAT_NEWER, or FOLDCAM_E_FORMAT_OLDER
 */
export function checkFormat(value: unknown, current: string, what: string): void {
  const format = (value as { readonly format?: unknown } | null | undefined)?.format;
  if (typeof format !== 'string') return;
  const [name, version] = parts(format);
  const [own, understood] = parts(current);
  if (name !== own || Number.isNaN(version) || version === understood) return;
  const newer = version > understood;
  throw new FoldcamError(
    newer ? 'FOLDCAM_E_FORMAT_NEWER' : 'FOLDCAM_E_FORMAT_OLDER',
    `${what} is ${format}, of ${newer ? 'a newer' : 'an older'} foldcam: here ${current} is understood`,
  );
}

function parts(format: string): [name: string, version: number] {
  const [, name = '', version = ''] = /^(.*)\/(\d+)$/.exec(format) ?? [];
  return [name, version === '' ? NaN : Number(version)];
}
