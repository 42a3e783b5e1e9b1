import path from 'node:path';
import { Command } from 'commander';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { addBackbone } from '../../adapters/tensor/weights/addBackbone.js';
import { action } from '../terminal/action.js';
import { showDownload } from '../terminal/showDownload.js';

export function backbonesAddVerb(): Command {
  return new Command('add')
    .summary('add the weights of a backbone to the cache')
    .description(
      'Downloads the weights that keras.applications publishes, or takes those of --from, checks them ' +
        'layer by layer and keeps them in the cache. A download that broke off goes on where it stopped.',
    )
    .argument('<name>', 'an architecture that `foldcam backbones` lists')
    .option(
      '--from <file-or-url>',
      'a .h5, .weights.h5 or .keras file, a folder with a model.json, or the address of one of them',
    )
    .addHelpText(
      'after',
      '\nExample:\n  foldcam backbones add resnet50\n  foldcam backbones add vgg16 --from ~/Downloads/vgg16.weights.h5',
    )
    .action(
      action(async (output, name: string, { from }: { readonly from?: string }) => {
        const folder = path.join(readEnvironment().cacheFolder, 'backbones');
        const progress = showDownload(output, name);
        const added = await addBackbone({
          name,
          from,
          folder,
          onProgress: (done, total) => progress.show(done, total),
        }).finally(() => progress.end());
        const file = path.join(folder, added.file);
        if (added.already) output.note(`${name} is there already: nothing to do`);
        output.result({ ...added, file }, file);
        return 0;
      }),
    );
}
