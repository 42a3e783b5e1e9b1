import { Command } from 'commander';
import { engineInstallVerb } from './engineInstall.js';
import { engineShowVerb } from './engineShow.js';

export function engineVerb(): Command {
  return new Command('engine')
    .summary('tell which tensor engine runs here, or install a faster one')
    .description('Tells which tensor engine runs here (as `show` does), or installs TensorFlow.')
    .addCommand(engineShowVerb(), { isDefault: true })
    .addCommand(engineInstallVerb());
}
