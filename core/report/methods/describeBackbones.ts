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
    ? `random weights (seed ${seed ?? 1}, digest ${short(digest)})`
    : `pretrained weights (digest ${short(digest)})`;

function scaling({ preprocessing: { scale, offset } }: Backbone): string {
  const channels = (value: typeof scale): string =>
    typeof value === 'number' ? round(value) : `(${value.map(round).join(', ')})`;
  return `grey level v became v · ${channels(scale)} + ${channels(offset)}`;
}

const round = (value: number): string => String(Number(value.toPrecision(4))).replace('-', '−');
