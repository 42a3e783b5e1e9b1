import { findCamMethod } from '../cam/methods.js';
import { mapSeries } from '../store/layout.js';
import { distinctCells } from './distinctCells.js';
import { mapTaps } from './mapTaps.js';
import type { OverlayFormat } from './OverlayFormat.js';
import type { Plan, PlannedBackbone } from './Plan.js';
import { plannedFeatures } from './plannedFeatures.js';
import { poolings } from './Recipe.js';

/** Bytes that a sweep takes in its store, beside a copy of its images; NaN where a layer's size is not known. */
export interface DiskCost {
  readonly features: number;
  readonly maps: number;
  readonly overlays: number;
}

/** What a layer gives of one image: rows, as many columns, and channels. */
export interface LayerSize {
  readonly side: number;
  readonly channels: number;
}

// Of one pixel: 69 and 756 kB of 314,000 pixels. docs/performance.md, What an image costs
const overlayBytes: Readonly<Record<OverlayFormat, number>> = { jpeg: 0.22, png: 2.4 };

const float = 4;

/**
 * About what disk a sweep takes where nothing of it is stored yet.
 * @param pixels of each image, by its id
 */
export function planDisk(
  plan: Plan,
  pixels: ReadonlyMap<string, number>,
  sizeOf: (backbone: PlannedBackbone, layer: string) => LayerSize,
): DiskCost {
  const { keep, overlays } = plan.spec.maps;
  const series = mapSeries(plan.spec);
  const backboneOf = new Map(
    plan.runs.map(({ id, backbone }) => [id, plan.backbones.find((one) => one.id === backbone)]),
  );
  const mapBytes = (backbone: PlannedBackbone, method: string): number => {
    const sides = mapTaps(backbone, plan.spec).map(({ layer }) => sizeOf(backbone, layer).side);
    const asks = findCamMethod(method)?.asks;
    return float * (asks === 'per input' ? backbone.inputSize : Math.max(...sides)) ** 2;
  };
  let [shown, small] = [0, 0];
  for (const { run, fold } of distinctCells(plan)) {
    const images = Object.keys(plan.folds).filter((image) => plan.folds[image] === fold);
    const backbone = backboneOf.get(run);
    shown += series.length * sum(images.map((image) => pixels.get(image) ?? NaN));
    small +=
      images.length * sum(series.map(({ method }) => (backbone ? mapBytes(backbone, method) : 0)));
  }
  return {
    features: featureBytes(plan, sizeOf),
    maps: small + (keep === 'all' ? float * shown : 0),
    overlays: keep === 'none' ? 0 : shown * overlayBytes[overlays],
  };
}

function featureBytes(
  plan: Plan,
  sizeOf: (backbone: PlannedBackbone, layer: string) => LayerSize,
): number {
  const images = Object.keys(plan.folds).length;
  const each = plannedFeatures(plan).map(({ backbone, copies, mirrored, layers, kept }) => {
    const activations = [...kept.plain, ...kept.mirrored].map((layer) => {
      const { side, channels } = sizeOf(backbone, layer);
      return side ** 2 * channels;
    });
    const pooled = layers.map(({ layer }) => poolings.length * sizeOf(backbone, layer).channels);
    const once = sum(activations) + (mirrored ? 2 : 1) * sum(pooled);
    return Math.max(1, copies) * once;
  });
  return float * images * sum(each);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
