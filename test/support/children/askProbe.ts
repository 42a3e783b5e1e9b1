import { openEngine, type EngineChoice } from '../../../adapters/tensor/openEngine.js';
import { openNetwork } from '../../../adapters/tensor/openNetwork.js';
import { engineTrunk } from '../../../adapters/tensor/Trunk.js';
import { openProbes } from '../../../adapters/tensor/probe/openProbes.js';
import { drawNumbers } from '../../../bench/support/drawNumbers.js';
import { probedGraph, probedHead, probedImage, probedShape } from '../probedNetwork.js';

// Argument: engine. Prints what a probe of the network of probedNetwork.ts answers.
const engine = await openEngine((process.argv[2] ?? '') as EngineChoice);
const before = engine.tf.memory().numTensors;
const forward = engineTrunk(openNetwork(engine, probedGraph, probedShape));
const network = openProbes(engine, probedGraph, probedShape, forward);
const subject = {
  input: probedImage,
  black: new Float32Array(probedImage.length),
  head: probedHead,
  layers: probedHead.taps.map(({ layer }) => layer),
};
const probe = network.probe({ ...subject, negative: false });
const opposite = network.probe({ ...subject, negative: true });

/** The image and five others. */
const six = new Float32Array(6 * probedImage.length);
six.set(probedImage);
six.set(drawNumbers(5 * probedImage.length, 'five others'), probedImage.length);

// Every number of the image a little larger, then a little smaller.
const step = 2 ** -11;
const size = probedImage.length;
const moved = new Float32Array(2 * size * size);
for (let i = 0; i < 2 * size; i++) {
  moved.set(probedImage, i * size);
  const at = i * size + (i % size);
  moved[at] = (moved[at] as number) + (i < size ? step : -step);
}
const sides = await probe.logits(moved, 2 * size);

const [taps = []] = await network.run(probedImage, 1);
const full = await probe.fullGradients();
const perTap = await Promise.all(
  taps.map(async ({ layer, data }) => ({
    layer,
    data: [...data],
    asItIs: [...(await probe.tapLogits(layer)(data, 1))],
    without: [...(await probe.tapLogits(layer)(new Float32Array(2 * data.length), 2))],
    gradients: [...(await probe.tapGradients(layer)(six, 6))],
    opposite: [...(await opposite.tapGradients(layer)(probedImage, 1))],
  })),
);
const answers = {
  logits: [...(await probe.logits(six, 6))],
  opposite: [...(await opposite.logits(six, 6))],
  differences: Array.from({ length: size }, (_, i) => {
    return ((sides[i] as number) - (sides[size + i] as number)) / (2 * step);
  }),
  gradients: [...(await probe.inputGradients(six, 6))],
  oppositeGradient: [...(await opposite.inputGradients(probedImage, 1))],
  perTap,
  full: {
    input: [...full.input],
    biases: full.biases.map((tap) => ({ ...tap, data: [...tap.data] })),
  },
};
network.dispose();
const left = engine.tf.memory().numTensors - before;
process.stdout.write(JSON.stringify({ ...answers, left }));
