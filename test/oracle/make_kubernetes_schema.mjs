// Makes vectors/kubernetes.json: JSON Schemas of the kinds that deploy/kubernetes uses, strict as kubeconform's.
// Sources, from the Go module proxy, both Apache-2.0:
//   go mod download -json k8s.io/kubernetes@v1.32.3           api/openapi-spec/swagger.json
//   go mod download -json github.com/kedacore/keda/v2@v2.16.1 config/crd/bases
// node test/oracle/make_kubernetes_schema.mjs <folder of kubernetes> <folder of keda>
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const [kubernetes, keda] = process.argv.slice(2);
const swagger = JSON.parse(
  readFileSync(path.join(kubernetes, 'api/openapi-spec/swagger.json'), 'utf8'),
).definitions;

const kinds = {
  'v1/Namespace': 'io.k8s.api.core.v1.Namespace',
  'v1/ConfigMap': 'io.k8s.api.core.v1.ConfigMap',
  'v1/Secret': 'io.k8s.api.core.v1.Secret',
  'v1/Service': 'io.k8s.api.core.v1.Service',
  'apps/v1/Deployment': 'io.k8s.api.apps.v1.Deployment',
  'policy/v1/PodDisruptionBudget': 'io.k8s.api.policy.v1.PodDisruptionBudget',
};

const definitions = {};
function define(name) {
  if (name in definitions) return;
  definitions[name] = {};
  definitions[name] = strict(swagger[name]);
}

function strict(schema) {
  if (schema.$ref) {
    const name = schema.$ref.replace('#/definitions/', '');
    define(name);
    return { $ref: `#/definitions/${name}` };
  }
  if (schema.format === 'int-or-string' || schema['x-kubernetes-int-or-string']) {
    return { type: ['string', 'integer'] };
  }
  const kept = {};
  for (const key of ['type', 'enum', 'required', 'minimum', 'maximum', 'pattern']) {
    if (key in schema) kept[key] = schema[key];
  }
  if (schema.items) kept.items = strict(schema.items);
  if (schema.properties) {
    kept.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, one]) => [name, strict(one)]),
    );
    if (!schema['x-kubernetes-preserve-unknown-fields']) kept.additionalProperties = false;
  }
  if (typeof schema.additionalProperties === 'object') {
    kept.additionalProperties = strict(schema.additionalProperties);
  }
  return kept;
}

// What a quantity may be written as.
definitions['io.k8s.apimachinery.pkg.api.resource.Quantity'] = { type: ['string', 'number'] };
for (const name of Object.values(kinds)) define(name);
const schemas = Object.fromEntries(
  Object.entries(kinds).map(([kind, name]) => [kind, { $ref: `#/definitions/${name}` }]),
);

for (const file of ['keda.sh_scaledobjects.yaml', 'keda.sh_triggerauthentications.yaml']) {
  const crd = parse(readFileSync(path.join(keda, 'config/crd/bases', file), 'utf8'));
  const [version] = crd.spec.versions;
  const kind = `${crd.spec.group}/${version.name}/${crd.spec.names.kind}`;
  const schema = strict(version.schema.openAPIV3Schema);
  define('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta');
  schema.properties.metadata = {
    $ref: '#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta',
  };
  schemas[kind] = schema;
}

const out = path.join(import.meta.dirname, 'vectors/kubernetes.json');
writeFileSync(out, `${JSON.stringify({ schemas, definitions })}\n`);
