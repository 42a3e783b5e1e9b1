import type { AskGradients, Probe } from '../../../core/cam/perturbation/Probe.js';
import { tapHead, type TapHead } from '../../../core/cam/tapHead.js';
import type { Tap } from '../../../core/cam/Tap.js';
import type { Head } from '../../../core/training/Head.js';
import type { Graph } from '../graph/Step.js';
import { uploadParameters } from '../graph/uploadParameters.js';
import { microBatches } from '../memory/microBatches.js';
import type { Engine } from '../openEngine.js';
import type { ImageShape } from '../openNetwork.js';
import type { Trunk } from '../Trunk.js';
import { biasGradients } from './biasGradients.js';
import { inputGradients } from './inputGradients.js';

/** What is asked about: an image, and the label that is explained. */
export interface ProbeSubject {
  /** The image, and a black one, as the network takes them: height × width × 3. */
  readonly input: Float32Array;
  readonly black: Float32Array;
  readonly head: Head;
  /** Every tap that the head sees, in its order and as it calls them. */
  readonly layers: readonly string[];
  /** Of the negative label: the opposite of the positive one's logit. */
  readonly negative: boolean;
  /** What stands before the graph's names in the head's. */
  readonly prefix?: string | undefined;
  /** Taps that the head sees and the graph does not give: they stay as they are. */
  readonly others?: readonly Tap[];
}

/** A network that heads stand on, from the image to its taps. */
export interface ProbedNetwork extends Trunk {
  readonly probe: (subject: ProbeSubject) => Probe;
}

// More at once take more memory and no less time.
const batch = 8;
// A gradient keeps what every step gives.
const gradientBatch = 4;

/**
 * Opens a network so that methods can ask it: with the parameters of `graph`, trained ones among them.
 * @param forward the same graph, for what asks no gradient; it goes with this network
 */
export function openProbes(
  { tf }: Engine,
  graph: Graph,
  shape: ImageShape,
  forward: Trunk,
): ProbedNetwork {
  // On the engine with the first gradient that is asked for.
  let uploaded: ReturnType<typeof uploadParameters> | undefined;
  const onEngine = () => (uploaded ??= uploadParameters(tf, graph.parameters));
  const pieces = microBatches(gradientBatch);
  const [height, width, channels] = shape;
  const size = height * width * channels;

  const probe = (subject: ProbeSubject): Probe => {
    const { input, prefix = '' } = subject;
    const head = headOf(subject);
    const at = (layer: string): number => {
      const found = graph.outputs.findIndex((output) => prefix + output === layer);
      if (found < 0) throw new RangeError(`the head does not see ${layer} in this view`);
      return found;
    };
    let taps: Promise<readonly Tap[]> | undefined;
    const asItIs = (): Promise<readonly Tap[]> =>
      (taps ??= forward.run(input, 1).then(([own]) => own ?? []));
    const gradientsOf: AskGradients = (asked, count) => {
      const gradients = new Float32Array(asked.length);
      const differentiable = { graph, parameters: onEngine(), shape };
      pieces.each(count, (start, end) => {
        const part = asked.subarray(start * size, end * size);
        gradients.set(inputGradients(tf, differentiable, head, part), start * size);
      });
      return Promise.resolve(gradients);
    };
    return {
      input: { layer: graph.input, data: input, height, width, channels },
      black: subject.black,
      batch,
      logits: async (asked, count) =>
        Float64Array.from(await forward.run(asked, count), (own) => head.logit(own)),
      inputGradients: gradientsOf,
      tapLogits: (layer) => {
        const changed = at(layer);
        return async (asked, count) => {
          const stride = asked.length / count;
          const others = await asItIs();
          return Float64Array.from({ length: count }, (_, i) => {
            const data = asked.subarray(i * stride, (i + 1) * stride);
            return head.logit(others.map((tap, t) => (t === changed ? { ...tap, data } : tap)));
          });
        };
      },
      tapGradients: (layer) => {
        const wanted = at(layer);
        return async (asked, count) => {
          const made = await forward.run(asked, count);
          const each = made.map((own) => head.gradients(own)[wanted] ?? []);
          const stride = each[0]?.length ?? 0;
          const gradients = new Float32Array(count * stride);
          each.forEach((gradient, i) => gradients.set(gradient, i * stride));
          return gradients;
        };
      },
      fullGradients: () => {
        const biases: Tap[] = [];
        const step = biasGradients(tf, graph.parameters, (term) => biases.push(term));
        const gradient = new Float32Array(size);
        const differentiable = { graph, parameters: onEngine(), shape };
        // As one piece of one: memory that runs out has its error.
        pieces.each(1, () => {
          biases.length = 0;
          gradient.set(inputGradients(tf, differentiable, head, input, step));
        });
        return Promise.resolve({ input: gradient, biases });
      },
    };
  };
  return {
    run: (asked, count) => forward.run(asked, count),
    probe,
    dispose: () => {
      forward.dispose();
      uploaded?.forEach((tensor) => tensor.dispose());
    },
  };
}

/** The head as a function of what the graph gives. */
function headOf({ head, layers, negative, prefix = '', others = [] }: ProbeSubject): TapHead {
  const whole = tapHead(head, negative);
  const all = (own: readonly Tap[]): Tap[] =>
    layers.map((layer) => {
      const found =
        own.find((tap) => prefix + tap.layer === layer) ??
        others.find((tap) => tap.layer === layer);
      if (!found) throw new RangeError(`nothing gives ${layer}, which the head sees`);
      return { ...found, layer };
    });
  return {
    logit: (own) => whole.logit(all(own)),
    gradients: (own) => {
      const gradients = whole.gradients(all(own));
      return own.map(
        (tap) => gradients[layers.indexOf(prefix + tap.layer)] ?? new Float32Array(tap.data.length),
      );
    },
  };
}
