// `node scripts/checkRelease.mjs v1.2.3`: whether the tag, package.json and CHANGELOG.md agree on a release.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './setUp.mjs';

const read = (name) => readFileSync(path.join(root, name), 'utf8');
const [tag = ''] = process.argv.slice(2);
const { version } = JSON.parse(read('package.json'));
// https://semver.org, "Is there a suggested regular expression": without build metadata, which npm drops.
const semver =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-(0|[1-9]\d*|\d*[a-z-][\da-z-]*)(\.(0|[1-9]\d*|\d*[a-z-][\da-z-]*))*)?$/i;

const problems = [];
if (!semver.test(version)) problems.push(`package.json: ${version} is no semantic version`);
if (tag !== `v${version}`) problems.push(`the tag ${tag} is not v${version}, as package.json says`);
const heading = read('CHANGELOG.md')
  .split('\n')
  .find((line) => line.startsWith(`## ${version} `) || line === `## ${version}`);
if (heading === undefined) problems.push(`CHANGELOG.md has no section ## ${version}`);
else if (!/\(\d{4}-\d{2}-\d{2}\)$/.test(heading)) {
  problems.push(`CHANGELOG.md: "${heading}" has no date, as in ## ${version} (2026-01-31)`);
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length === 0) process.stdout.write(`${version}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
