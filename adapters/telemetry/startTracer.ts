import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-node';
import type { Telemetry } from 'bullmq';
import { BullMQOtel } from 'bullmq-otel';
import { findPackage } from '../env/findPackage.js';
import { within } from '../time/within.js';

export interface Tracer {
  readonly telemetry: Telemetry;
  /** Sends what has not been sent yet, as far as that takes no more than 2 s. */
  flush(): Promise<void>;
}

// Milliseconds that a span waits for others: a worker may be killed at any time.
const delay = 1000;

// Milliseconds that a process which ends waits for a collector; the exporter itself would for ten seconds.
const patience = 2000;

// What workers do with queues all the time, whether there is a job or not.
const housekeeping =
  /^(close|extendLocks|getNextJob|moveStalledJobsToWait|startStalledCheckTimer) /;

class JobSpans extends BatchSpanProcessor {
  override onEnd(span: ReadableSpan): void {
    if (!housekeeping.test(span.name)) super.onEnd(span);
  }
}

/** Sends spans as OTLP over HTTP, in JSON, to where OpenTelemetry's standard variables say. */
export function startTracer(service: string): Tracer {
  const { version } = findPackage();
  const own = { 'service.name': `foldcam-${service}`, 'service.version': version };
  const processor = new JobSpans(
    new OTLPTraceExporter(),
    process.env['OTEL_BSP_SCHEDULE_DELAY'] ? {} : { scheduledDelayMillis: delay },
  );
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes(own))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [processor],
  });
  provider.register();
  return {
    telemetry: new BullMQOtel({ tracerName: 'foldcam', version }),
    // A collector that is away costs spans and nothing else.
    flush: () =>
      within(patience, provider.forceFlush(), () => new Error('no answer')).catch(() => undefined),
  };
}
