import type { Examined } from '../../core/dataset/Candidate.js';

/** An examined image of 100 × 80 pixels in a folder of its label; each with pixels of its own. */
export function makeExamined(id: string, own: Partial<Examined> = {}): Examined {
  const label = own.label ?? 'benign';
  return {
    id,
    label,
    image: `${label}/${id}.png`,
    masks: [`${label}/${id}_mask.png`],
    place: { file: `${label}/${id}.png` },
    imageSha256: `image of ${id}`,
    maskSha256: [`mask of ${id}`],
    width: 100,
    height: 80,
    lesionShare: 0.1,
    pixels: `pixels of ${id}`,
    ...own,
  };
}
