import { rememberLatest } from '../../core/rememberLatest.js';
import type { PlannedBackbone } from '../../core/sweep/Plan.js';
import { findBackbones } from '../tensor/backbones/findBackbones.js';
import { findBlocks, type BlockEnd } from '../tensor/backbones/findBlocks.js';
import { readGraph } from '../tensor/backbones/readGraph.js';
import type { Graph } from '../tensor/graph/Step.js';
import { hasDriver } from '../libtensorflow/hasDriver.js';
import { chooseRuntime } from '../onnx/chooseRuntime.js';
import type { FoundRuntime } from '../onnx/findRuntime.js';
import type { TrunkChoice } from '../onnx/TrunkChoice.js';
import { loadTrunk } from './loadTrunk.js';
import { openTrunk, type TrunkMakers } from './openTrunk.js';
import { openEngine, type Engine, type EngineChoice } from '../tensor/openEngine.js';
import type { ImageShape } from '../tensor/openNetwork.js';
import { openProbes, type ProbedNetwork } from '../tensor/probe/openProbes.js';
import type { Trunk } from '../tensor/Trunk.js';

/** Opens the engine and networks when they are first needed, and keeps them. */
export interface TrunkSource {
  /** So many jobs compute beside each other here: an engine that is opened from now on takes its share. */
  share(jobs: number): void;
  /** @param mustHaveGpu as a sweep may ask for it, beside the worker */
  engine(mustHaveGpu?: boolean): Promise<Engine>;
  /** The engine, once it was opened. */
  opened(): Engine | undefined;
  /** All that computes here, in one line for reports. */
  description(): Promise<string>;
  /**
   * What computes a frozen backbone here, likewise. It loads no engine where ONNX Runtime does, and is the same
   * where one was loaded for something else.
   */
  trunkDescription(backbone: PlannedBackbone): Promise<string>;
  /** @param layers whose activations are wanted */
  trunk(backbone: PlannedBackbone, layers: readonly string[]): Promise<Trunk>;
  /** The part of a backbone from a cut to its taps behind it, with the weights of the plan. */
  tail(backbone: PlannedBackbone, cut: string, taps: readonly string[]): Promise<Graph>;
  /** The part from the image to some layers, likewise. */
  graph(backbone: PlannedBackbone, layers: readonly string[]): Promise<Graph>;
  /** The places between its blocks, from the image to the deepest tap. */
  blocks(backbone: PlannedBackbone): Promise<readonly BlockEnd[]>;
  /** A graph of the caller's making, run forward; the one before it is given up. */
  network(key: string, graph: () => Promise<Graph>, shape: ImageShape): Promise<Trunk>;
  /** One that methods can ask, likewise. */
  probes(key: string, graph: () => Promise<Graph>, shape: ImageShape): Promise<ProbedNetwork>;
}

export interface TrunkOptions {
  readonly engine: EngineChoice;
  readonly requireGpu: boolean;
  readonly backboneFolders: readonly string[];
  /** Who computes what is run forward alone: the engine without. */
  readonly trunk?: TrunkChoice;
  /** Where what was installed lies. */
  readonly cacheFolder?: string;
  /** Is told once of an engine that was opened, and of a runtime that computes without one. */
  readonly onEngine?: (engine: Engine | undefined, runtime: FoundRuntime | undefined) => void;
  /** Is told why a trunk is computed by the engine after all. */
  readonly onRefused?: (reason: string) => void;
}

export function trunkSource(options: TrunkOptions): TrunkSource {
  const { trunk: choice = 'engine', cacheFolder = '' } = options;
  let first: Engine | undefined;
  let chosen: { readonly runtime: FoundRuntime | undefined } | undefined;
  let jobs = 1;
  const choose = (onGpu: boolean): FoundRuntime | undefined =>
    (chosen ??= { runtime: chooseRuntime(choice, onGpu, cacheFolder) }).runtime;
  const engine = async (mustHaveGpu = false): Promise<Engine> => {
    const opened = await openEngine(options.engine, options.requireGpu || mustHaveGpu, jobs);
    if (!first) {
      const found = choose(opened.onGpu);
      first = opened;
      options.onEngine?.(opened, found);
    }
    return first;
  };
  /** What computes in place of the engine, which takes seconds to load: without a driver it has no GPU. */
  const runtime = async (): Promise<FoundRuntime | undefined> => {
    if (chosen) return chosen.runtime;
    if (options.requireGpu || hasDriver()) return choose((await engine()).onGpu);
    const found = choose(false);
    if (found) options.onEngine?.(undefined, found);
    return found;
  };
  /** Digests of backbones that the runtime did not take. */
  const refused = new Set<string>();
  const makers = async (): Promise<TrunkMakers> => ({
    ...options,
    engine,
    runtime: await runtime(),
  });
  const open = async (graph: Graph, shape: ImageShape): Promise<Trunk> =>
    openTrunk(graph, shape, await makers());
  const backbones = () => findBackbones(options.backboneFolders);
  // One of a kind at a time: weights and activations are what fills a worker's memory.
  const trunks = oneAtATime<Trunk>();
  const networks = oneAtATime<Trunk>();
  const probed = oneAtATime<ProbedNetwork>();
  // Of a backbone, whose weights take longer to read than a chunk of maps to make; nobody changes them.
  const tails = rememberLatest<Graph>(1);
  const graphs = rememberLatest<Graph>(1);
  return {
    share: (count) => (jobs = count),
    engine,
    opened: () => first,
    description: async () => {
      const { description } = await engine();
      return chosen?.runtime
        ? `${description}, trunk on ${chosen.runtime.description}`
        : description;
    },
    trunkDescription: async ({ digest }) => {
      const found = await runtime();
      return found && !refused.has(digest) ? found.description : (await engine()).description;
    },
    trunk: (backbone, layers) =>
      trunks([backbone.digest, ...layers].join(), async () =>
        loadTrunk(backbone, await backbones(), layers, {
          ...(await makers()),
          onRefused: (reason) => {
            refused.add(backbone.digest);
            options.onRefused?.(reason);
          },
        }),
      ),
    tail: (backbone, from, outputs) =>
      tails.of([backbone.digest, from, ...outputs].join(), async () =>
        readGraph(backbone, await backbones(), { outputs, from }),
      ),
    graph: (backbone, outputs) =>
      graphs.of([backbone.digest, ...outputs].join(), async () =>
        readGraph(backbone, await backbones(), { outputs }),
      ),
    blocks: async (backbone) => findBlocks(backbone, await backbones()),
    network: (key, graph, shape) => networks(key, async () => open(await graph(), shape)),
    probes: (key, graph, shape) =>
      probed(key, async () => {
        const [opened, asked] = [await engine(), await graph()];
        return openProbes(opened, asked, shape, await open(asked, shape));
      }),
  };
}

type Hold<T> = (key: string, open: () => Promise<T>) => Promise<T>;

function oneAtATime<T extends { dispose(): void }>(): Hold<T> {
  let held: { readonly key: string; readonly network: Promise<T> } | undefined;
  return (key, open) => {
    if (held?.key !== key) {
      const before = held?.network;
      const network = (async () => {
        await before?.then((one) => one.dispose()).catch(() => undefined);
        return open();
      })();
      const own = { key, network };
      held = own;
      network.catch(() => {
        if (held === own) held = undefined;
      });
    }
    return held.network;
  };
}
