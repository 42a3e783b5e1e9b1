import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { serviceNames } from '../../core/jobs/stages.js';
import { parseSeconds } from '../../core/parseSeconds.js';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'deploy/kubernetes');

interface Container {
  readonly name: string;
  readonly image: string;
  readonly args: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly envFrom: readonly Record<string, { readonly name: string }>[];
  readonly resources: { readonly limits: Record<string, string> };
  readonly securityContext: object;
}

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly data?: Record<string, string>;
  readonly spec: {
    readonly replicas?: number;
    readonly selector: { readonly matchLabels: Record<string, string> };
    readonly scaleTargetRef: { readonly name: string };
    readonly triggers: readonly { readonly metadata: Record<string, string> }[];
    readonly template: {
      readonly metadata: { readonly labels: Record<string, string> };
      readonly spec: {
        readonly terminationGracePeriodSeconds: number;
        readonly containers: readonly Container[];
        readonly nodeSelector?: Record<string, string>;
        readonly securityContext: object;
      };
    };
  };
}

// Made by oracle/make_kubernetes_schema.mjs from what Kubernetes 1.32 and KEDA 2.16 publish.
const vectors = JSON.parse(
  readFileSync(path.join(root, 'test/oracle/vectors/kubernetes.json'), 'utf8'),
) as { schemas: Record<string, object>; definitions: object };
const ajv = new Ajv({ strict: false, allErrors: true });
const compiled = new Map<string, ValidateFunction>();

function problems(manifest: Manifest): string[] {
  const kind = `${manifest.apiVersion}/${manifest.kind}`;
  const schema = vectors.schemas[kind];
  if (!schema) return [`no schema of ${kind}`];
  const { name } = manifest.metadata;
  const validate =
    compiled.get(kind) ?? ajv.compile({ ...schema, definitions: vectors.definitions });
  compiled.set(kind, validate);
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = '', params }) =>
      `${name}${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

const read = (text: string): Manifest[] =>
  parseAllDocuments(text).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as Manifest;
  });

function kustomize(place: string): Manifest[] | undefined {
  for (const command of [
    ['kubectl', 'kustomize'],
    ['kustomize', 'build'],
  ] as const) {
    try {
      const args = [command[1], path.join(folder, place)];
      return read(execFileSync(command[0], args, { encoding: 'utf8', stdio: 'pipe' }));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  process.stderr.write(`\nNOT TESTED: what kustomize makes of deploy/kubernetes/${place}\n\n`);
  return undefined;
}

describe('the manifests for Kubernetes', () => {
  const resources = ['base', 'components/keda'].flatMap((place) =>
    readdirSync(path.join(folder, place))
      .filter((file) => !['kustomization.yaml', 'pod.yaml'].includes(file))
      .map((file) => path.join(place, file)),
  );

  test.each(resources)('%s is what the schemas of Kubernetes and KEDA want', (file) => {
    const manifests = read(readFileSync(path.join(folder, file), 'utf8'));
    expect(manifests.flatMap(problems)).toEqual([]);
  });

  test('would be refused with a misspelt field or a wrong type', () => {
    const [manifest] = read(readFileSync(path.join(folder, 'base/trainer.yaml'), 'utf8'));
    const wrong = structuredClone(manifest) as unknown as { spec: Record<string, unknown> };
    wrong.spec['replicsa'] = 2;
    wrong.spec['replicas'] = 'two';
    expect(problems(wrong as unknown as Manifest)).toHaveLength(2);
  });
});

describe.each([
  ['base', false],
  ['overlays/gpu', true],
])('kustomize of %s', (place, isScaled) => {
  const manifests = kustomize(place);
  if (!manifests) return;
  const of = (kind: string): Manifest[] => manifests.filter((one) => one.kind === kind);
  const deployments = of('Deployment');
  const podOf = ({ spec }: Manifest) => spec.template.spec;

  test('is what the schemas of Kubernetes and KEDA want', () => {
    expect(manifests.flatMap(problems)).toEqual([]);
    const inNamespace = manifests.filter(({ kind }) => kind !== 'Namespace');
    for (const { metadata } of inNamespace) expect(metadata.namespace).toBe('foldcam');
  });

  test('runs the API and every service', () => {
    const commands = deployments.map((one) => podOf(one).containers[0]?.args.slice(0, 2).join(' '));
    const workers = serviceNames.map((name) => `worker ${name}`);
    expect(commands.sort()).toEqual(['serve --host', ...workers].sort());
  });

  test('runs nothing as root, writes to no image, and takes secrets by reference alone', () => {
    for (const deployment of deployments) {
      expect(podOf(deployment).securityContext).toMatchObject({ runAsNonRoot: true });
      const [container] = podOf(deployment).containers;
      expect(container?.securityContext).toMatchObject({
        readOnlyRootFilesystem: true,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
      });
      expect(container?.envFrom).toContainEqual({ secretRef: { name: 'foldcam' } });
    }
    expect(of('Secret')).toEqual([]);
    expect(JSON.stringify(manifests)).not.toMatch(/TOKEN":|SECRET|PASSWORD|redis:\/\//);
  });

  test('gives a worker longer to leave than it takes', () => {
    const [settings] = of('ConfigMap');
    const drain = parseSeconds(settings?.data?.['FOLDCAM_DRAIN'] ?? '') ?? Infinity;
    for (const deployment of deployments) {
      expect(podOf(deployment).terminationGracePeriodSeconds).toBeGreaterThan(drain);
    }
  });

  test('names in budgets and services what the pods are labelled with', () => {
    const labels = deployments.map(({ spec }) => spec.template.metadata.labels);
    for (const { spec } of of('PodDisruptionBudget')) {
      expect(labels).toContainEqual(expect.objectContaining(spec.selector.matchLabels));
    }
    expect(of('PodDisruptionBudget')).toHaveLength(4);
  });

  test('asks for GPUs and scales where it says so, and nowhere else', () => {
    const onGpu = deployments.filter(
      (one) => podOf(one).containers[0]?.resources.limits['nvidia.com/gpu'] === '1',
    );
    const names = isScaled ? ['explainer', 'trainer'] : [];
    expect(onGpu.map(({ metadata }) => metadata.name).sort()).toEqual(names);
    for (const deployment of onGpu) {
      expect(podOf(deployment).nodeSelector).toEqual({ 'nvidia.com/gpu.present': 'true' });
      const env = podOf(deployment).containers[0]?.env ?? [];
      const byName = Object.fromEntries(env.map(({ name, value }) => [name, value]));
      expect(byName).toEqual({ FOLDCAM_REQUIRE_GPU: '1', FOLDCAM_CONCURRENCY: '1' });
    }
    const scaled = of('ScaledObject');
    expect(scaled.map(({ spec }) => spec.scaleTargetRef.name).sort()).toEqual(
      isScaled ? ['explainer', 'scorer', 'trainer'] : [],
    );
    for (const { spec } of scaled) {
      const { name } = spec.scaleTargetRef;
      const target = deployments.find(({ metadata }) => metadata.name === name);
      expect(target?.spec.replicas).toBeUndefined();
      expect(spec.triggers[0]?.metadata['url']).toMatch(new RegExp(`/scale/${name}$`));
    }
  });
});
