import type { Candidate } from '../../core/dataset/Candidate.js';
import type { Problem } from '../../core/errors/Problem.js';

export interface Claimed {
  readonly candidates: readonly Candidate[];
  readonly problems: readonly Problem[];
}

const imageFile = /^([^/]+)\/([^/]+)\.(png|jpe?g|bmp|tiff?)$/i;
const maskName = /^(.+)_mask(_\d+)?$/;

/** The folder-per-class layout: `<label>/<name>.png` with `<name>_mask.png`, `<name>_mask_1.png`, … */
export function readFolders(keys: readonly string[]): Claimed {
  const images: { key: string; label: string; name: string }[] = [];
  const masks = new Map<string, string[]>();
  for (const key of keys) {
    const [, label, name] = imageFile.exec(key) ?? [];
    if (label === undefined || name === undefined || name.startsWith('.')) continue;
    const [, of] = maskName.exec(name) ?? [];
    if (of === undefined) images.push({ key, label, name });
    else masks.set(`${label}/${of}`, [...(masks.get(`${label}/${of}`) ?? []), key]);
  }
  const labelsOf = new Map<string, Set<string>>();
  for (const { name, label } of images) {
    labelsOf.set(name, (labelsOf.get(name) ?? new Set()).add(label));
  }
  const candidates = images.map(({ key, label, name }): Candidate => {
    const own = masks.get(`${label}/${name}`) ?? [];
    masks.delete(`${label}/${name}`);
    // Two labels may each have a 1.png.
    const id = (labelsOf.get(name)?.size ?? 0) > 1 ? `${label}/${name}` : name;
    return { id, label, image: key, masks: own.sort(), place: { file: key } };
  });
  const orphans = [...masks.values()].flat().map((key): Problem => ({
    code: 'FOLDCAM_E_DATA_INVALID',
    severity: 'warning',
    message: `${key} is a mask without an image`,
    where: { file: key },
    remedy: 'Name the mask after its image: <name>_mask.png.',
  }));
  return { candidates, problems: orphans };
}
