#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { findPackage } from '../adapters/env/findPackage.js';
import { flushTraces, openTracing } from '../adapters/telemetry/openTracing.js';
import { FoldcamError } from '../core/errors/FoldcamError.js';
import { openOutput } from './terminal/Output.js';
import { showError } from './terminal/showError.js';
import { backbonesVerb } from './verbs/backbones.js';
import { cancelVerb } from './verbs/cancel.js';
import { completionVerb } from './verbs/completion.js';
import { datasetVerb } from './verbs/dataset.js';
import { demoVerb } from './verbs/demo.js';
import { doctorVerb } from './verbs/doctor.js';
import { engineVerb } from './verbs/engine.js';
import { errorsVerb } from './verbs/errors.js';
import { listVerb } from './verbs/list.js';
import { methodsVerb } from './verbs/methods.js';
import { pauseVerb } from './verbs/pause.js';
import { planVerb } from './verbs/plan.js';
import { removeVerb } from './verbs/remove.js';
import { reportVerb } from './verbs/report.js';
import { resumeVerb } from './verbs/resume.js';
import { retryVerb } from './verbs/retry.js';
import { runVerb } from './verbs/run.js';
import { schemaVerb } from './verbs/schema.js';
import { serveVerb } from './verbs/serve.js';
import { statusVerb } from './verbs/status.js';
import { submitVerb } from './verbs/submit.js';
import { watchVerb } from './verbs/watch.js';
import { workerVerb } from './verbs/worker.js';

const verbs = [
  runVerb(),
  planVerb(),
  demoVerb(),
  submitVerb(),
  listVerb(),
  statusVerb(),
  watchVerb(),
  reportVerb(),
  retryVerb(),
  pauseVerb(),
  resumeVerb(),
  cancelVerb(),
  removeVerb(),
  workerVerb(),
  serveVerb(),
  datasetVerb(),
  backbonesVerb(),
  methodsVerb(),
  engineVerb(),
  errorsVerb(),
  schemaVerb(),
  doctorVerb(),
  completionVerb(),
];

const program = new Command('foldcam')
  .description('Explainability sweeps over medical image classifiers.')
  .version(findPackage().version)
  .showHelpAfterError(false);
for (const verb of verbs) program.addCommand(verb);

// Usage errors look like every other error; help and version end as they should.
function prepare(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: () => undefined });
  if (command.commands.length === 0) {
    command.option('--json', 'write one JSON document to stdout, and nothing else');
  }
  for (const inner of command.commands) prepare(inner);
}
prepare(program);

try {
  await openTracing('cli');
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError && error.exitCode === 0) process.exitCode = 0;
  else {
    const usage =
      error instanceof CommanderError && error.code !== 'commander.help'
        ? new FoldcamError('FOLDCAM_E_USAGE', error.message.replace(/^error: /, ''))
        : error;
    process.exitCode =
      error instanceof CommanderError && error.code === 'commander.help'
        ? showHelp()
        : showError(usage, openOutput(process.argv.includes('--json')));
  }
}

// Called without a verb: what there is, on stderr, and the status of a wrong usage.
function showHelp(): number {
  process.stderr.write(program.helpInformation());
  return 2;
}

await flushTraces();
// What a library still holds open must not keep a finished command alive.
process.stdout.write('', () => process.exit());
