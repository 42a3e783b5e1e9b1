import type { Report } from '../Report.js';
import type { Citations } from './Citations.js';
import { counted, listed, short } from './phrases.js';
import { backboneReferences } from './references.js';

type Backbone = Report['provenance']['backbones'][number];

/** The networks, their weights, their input and the layers that the head sees. */
export function describeBackbones({ provenance }: Report, { cite }: Citations): string {
  const { backbones } = provenance;
  const ways = [...new Set(backbones.map(scaling))];
  const sentences = backbones.map((backbone) => {
    const { id, name, taps, inputSize } = backbone;
    const called = id === name ? name : `${id} (${name})`;
    return `${called}${cite(backboneReferences[name])} took ${inputSize} × ${inputSize} pixels, had ${weightsOf(backbone)}, and was read at the ${taps.length === 1 ? 'layer' : 'layers'} ${listed(taps.map(({ layer }) => layer))}${
      ways.length > 1 ? `; ${scaling(backbone)}` : ''
    }.`;
  });
  return [
    backbones.length === 1
      ? 'The backbone was a convolutional network.'
      : `${counted(backbones.length, 'backbone')} were compared.`,
    ...sentences,
    'Images were read as 8-bit grey levels and resized by antialiased bilinear interpolation.',
    ways.length === 1 && `In the network’s three channels ${ways[0]}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

const weightsOf = ({ weights, seed, digest }: Backbone): string =>
  weights === 'random'
    ? `random weights (seed ${seed ?? 1}, SHA-256 ${short(digest)})`
    : `pretrained weights (SHA-256 ${short(digest)})`;

function scaling({ preprocessing: { scale, offset } }: Backbone): string {
  const of = (value: typeof scale, channel: number): number =>
    typeof value === 'number' ? value : (value[channel] ?? NaN);
  const channels = typeof scale === 'number' && typeof offset === 'number' ? [0] : [0, 1, 2];
  const formulas = channels.map((c) => `${round(of(scale, c))} · v${signed(of(offset, c))}`);
  return `grey level v became ${listed(formulas)}`;
}

const signed = (value: number): string =>
  value === 0 ? '' : ` ${value < 0 ? '−' : '+'} ${round(Math.abs(value))}`;

const round = (value: number): string => String(Number(value.toPrecision(4)));
