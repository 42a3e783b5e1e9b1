import { viewTag } from '../image/View.js';
import type { SeeingBackbone } from './viewsOf.js';

/** What a backbone is called by the view that it is given. */
export function viewName({ id, view }: Pick<SeeingBackbone, 'id' | 'view'>): string {
  const tag = view ? viewTag(view) : '';
  return tag === '' ? id : `${id} (${tag})`;
}
