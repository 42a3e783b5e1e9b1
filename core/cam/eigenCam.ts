import { firstComponent } from './firstComponent.js';
import type { Tap } from './Tap.js';

/**
 * Eigen-CAM: the activations of every cell projected on their first right singular vector. It looks at
 * no head, so that it is the same for every label.
 * @returns height × width
 */
export function eigenCam(tap: Tap): Float64Array {
  // Section III, arXiv:2008.00299: O = U Σ Vᵀ without centring, L = O · V₁
  return firstComponent(new Float64Array(tap.data), tap.channels);
}
