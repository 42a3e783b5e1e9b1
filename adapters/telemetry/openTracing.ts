import { traceQueues } from '../queue/queueOptions.js';

const variable = 'FOLDCAM_TRACED_AS';

/** Variables for a child process, whose spans are then those of this service, whatever it works on. */
export const tracedAs = (service: string): Readonly<Record<string, string>> => ({
  [variable]: service,
});

let opened: Promise<void> | undefined;
let flush = (): Promise<void> => Promise.resolve();

/**
 * Traces what this process does with queues, from a sweep's submission to its report, where the standard
 * variables of OpenTelemetry ask for it: OTEL_EXPORTER_OTLP_ENDPOINT or OTEL_EXPORTER_OTLP_TRACES_ENDPOINT.
 * Else nothing is loaded.
 * @param service a part of `service.name`, unless OTEL_SERVICE_NAME says otherwise
 */
export function openTracing(service: string): Promise<void> {
  opened ??= isAsked(process.env) ? open(process.env[variable] ?? service) : Promise.resolve();
  return opened;
}

/** Sends what has not been sent, before a process ends; 2 s at most. */
export const flushTraces = (): Promise<void> => flush();

async function open(service: string): Promise<void> {
  const { startTracer } = await import('./startTracer.js');
  const tracer = startTracer(service);
  traceQueues(tracer.telemetry);
  flush = () => tracer.flush();
}

function isAsked(variables: NodeJS.ProcessEnv): boolean {
  const { OTEL_SDK_DISABLED: disabled, OTEL_TRACES_EXPORTER: exporter = 'otlp' } = variables;
  const endpoint =
    variables['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] ?? variables['OTEL_EXPORTER_OTLP_ENDPOINT'];
  return Boolean(endpoint) && disabled?.toLowerCase() !== 'true' && exporter === 'otlp';
}
