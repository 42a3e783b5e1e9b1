import type { Tap } from '../../core/cam/Tap.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { PlannedBackbone } from '../../core/sweep/Plan.js';
import { cutModel } from './backbones/cutModel.js';
import type { Backbone } from './backbones/findBackbones.js';
import { findBackbone, planBackbone } from './backbones/planBackbone.js';
import type { Engine } from './openEngine.js';

/** A backbone up to its deepest tap, weights frozen. */
export interface Trunk {
  /**
   * One forward pass.
   * @param input images × size × size × 3
   * @returns per image its taps, in the plan's order
   */
  run(input: Float32Array, images: number): Tap[][];
  dispose(): void;
}

/**
 * Loads the backbone that a plan pinned.
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS when the weights here are not those of the plan
 */
export async function loadTrunk(
  engine: Engine,
  planned: PlannedBackbone,
  backbones: readonly Backbone[],
): Promise<Trunk> {
  const layers = planned.taps.map((tap) => tap.layer);
  const here = await planBackbone({ name: planned.name, taps: layers }, backbones);
  const backbone = findBackbone(planned.name, backbones);
  if (here.digest !== planned.digest) {
    throw new FoldcamError(
      'FOLDCAM_E_BACKBONE_WEIGHTS',
      `the weights of ${planned.name} from ${backbone.origin} are not those the sweep was planned with`,
      { remedy: 'Give every worker the same files in FOLDCAM_BACKBONES.' },
    );
  }
  const { tf } = engine;
  const cut = await cutModel(await backbone.read(), layers);
  const data = Buffer.concat(cut.bytes);
  const model = await tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology: { class_name: 'Model', config: cut.config },
      weightSpecs: cut.specs.map((spec) => ({ ...spec })),
      weightData: data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength),
    }),
  );
  return {
    run: (input, images) => {
      const size = planned.inputSize;
      const outputs = tf.tidy(() => {
        const predicted = model.predict(tf.tensor4d(input, [images, size, size, 3]));
        return Array.isArray(predicted) ? predicted : [predicted];
      });
      const taps: Tap[][] = Array.from({ length: images }, () => []);
      outputs.forEach((output, t) => {
        const [, height = 0, width = 0, channels = 0] = output.shape;
        const values = output.dataSync() as Float32Array;
        const stride = height * width * channels;
        taps.forEach((own, i) => {
          const slice = values.slice(i * stride, (i + 1) * stride);
          own.push({ layer: layers[t] ?? '', data: slice, height, width, channels });
        });
        output.dispose();
      });
      return taps;
    },
    dispose: () => model.dispose(),
  };
}
