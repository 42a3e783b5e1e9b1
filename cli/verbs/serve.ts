import { Command, InvalidArgumentError } from 'commander';
import { openLogger } from '../../adapters/telemetry/openLogger.js';
import { onInterrupt } from '../local/onInterrupt.js';
import { requireJobs, withSystem } from '../local/withSystem.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { action } from '../terminal/action.js';

const usual = 8090;

export function serveVerb(): Command {
  return new Command('serve')
    .summary('serve the HTTP API and the dashboard of a running system')
    .description(
      'Serves the HTTP API of a running system until it is stopped. To be reached from other machines it needs\n' +
        'FOLDCAM_TOKEN. Needs REDIS_URL and FOLDCAM_STORE.',
    )
    .option('--host <host>', 'the address to listen on (default: FOLDCAM_HOST, or 127.0.0.1)')
    .option('--port <n>', `the port; 0 for any (default: FOLDCAM_PORT, or ${usual})`, port)
    .addHelpText('after', '\nExample:\n  REDIS_URL=redis://queue:6379 foldcam serve --port 8090')
    .action(
      action((output, options: { readonly host?: string; readonly port?: number }) =>
        withSystem(async (system) => {
          requireJobs(system);
          const { environment, store } = system;
          const { api, redisUrl = '', logLevel } = environment;
          // Here: every other command starts without the server's packages.
          const { serveApi } = await import('../../adapters/http/serveApi.js');
          const served = await serveApi({
            ...api,
            host: options.host ?? api.host,
            port: options.port ?? api.port ?? usual,
            redisUrl,
            store,
            logger: openLogger('api', logLevel),
          });
          output.result({ url: served.url }, served.url);
          try {
            await onInterrupt(untilAborted);
          } catch (error) {
            // Being stopped is how it ends.
            if (!(error instanceof FoldcamError)) throw error;
          } finally {
            await served.close();
          }
          return 0;
        }),
      ),
    );
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

function port(text: string): number {
  const value = Number(text);
  if (/^\d{1,5}$/.test(text) && value < 65_536) return value;
  throw new InvalidArgumentError('Give a number from 0 to 65535.');
}
