import type * as TensorFlow from '@tensorflow/tfjs';
import type { EngineName } from './EngineChoice.js';
import type { EngineFacts } from './EngineFacts.js';
import type { Fallback } from './Fallback.js';

/** The tensor library of this process, on the back end that was chosen. */
export interface Engine {
  readonly tf: typeof TensorFlow;
  readonly name: EngineName;
  /** `wasm (tfjs 4.22.0, SIMD, 1 thread)`; goes into the report. */
  readonly description: string;
  readonly onGpu: boolean;
  readonly facts: EngineFacts;
  /** Why `auto` did not come to TensorFlow. */
  readonly fallback?: Fallback;
}
