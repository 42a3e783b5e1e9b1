import { Argument, Command } from 'commander';
import { bashCompletion } from '../completion/bashCompletion.js';
import { fishCompletion } from '../completion/fishCompletion.js';
import { listCompletions } from '../completion/listCompletions.js';
import { zshCompletion } from '../completion/zshCompletion.js';
import { action } from '../terminal/action.js';

const shells = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };
type Shell = keyof typeof shells;

export function completionVerb(): Command {
  return new Command('completion')
    .summary('print a script that completes commands in a shell')
    .description('Prints a script that lets the shell complete verbs, options and their values.')
    .addArgument(new Argument('<shell>', 'which one').choices(Object.keys(shells)))
    .addHelpText('after', '\nExample:\n  source <(foldcam completion bash)')
    .action(
      action((output, shell: Shell, _options: object, command: Command) => {
        let root = command;
        while (root.parent) root = root.parent;
        const script = shells[shell](root.name(), listCompletions(root));
        output.result({ shell, script }, script.trimEnd());
        return 0;
      }),
    );
}
