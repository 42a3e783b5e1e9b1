import type { Gpu } from './gpu/Gpu.js';
import type { EngineName } from './EngineChoice.js';

/** What an engine is made of; nothing that changes from one start to the next on one machine. */
export interface EngineFacts {
  readonly name: EngineName;
  /** Version of tfjs. */
  readonly tfjs: string;
  /** Of TensorFlow itself: its version, where it was found, and what it was built for. */
  readonly library?: {
    readonly version: string;
    readonly origin: string;
    readonly build: 'cpu' | 'gpu';
  };
  /** Instruction sets in use, as far as they are told. */
  readonly cpuFeatures: readonly string[];
  readonly threads: number;
  /** The device that is computed on. */
  readonly gpu?: Gpu;
}
