import { useEffect, useRef } from 'preact/hooks';
import { connection } from './connection.js';
import { parseEvents, type ServerEvent } from './parseEvents.js';
import { request } from './request.js';

/** Without even a heartbeat, which comes every 15 s, a stream counts as broken. */
const silence = 45_000;

/**
 * Follows a stream of events, and takes it up again where it broke. Until then, pages ask by themselves.
 * @param onGap called when events may have been missed
 */
export function useEvents(
  path: string | null,
  onEvent: (event: ServerEvent) => void,
  onGap: () => void,
): void {
  const handlers = useRef({ onEvent, onGap });
  handlers.current = { onEvent, onGap };
  useEffect(() => {
    if (path === null) return undefined;
    const stop = new AbortController();
    connection.set('connecting');
    void follow(path, stop.signal, {
      onEvent: (event) => handlers.current.onEvent(event),
      onGap: () => handlers.current.onGap(),
    });
    return () => {
      stop.abort();
      connection.set('idle');
    };
  }, [path]);
}

interface Handlers {
  readonly onEvent: (event: ServerEvent) => void;
  readonly onGap: () => void;
}

async function follow(path: string, signal: AbortSignal, handlers: Handlers): Promise<void> {
  let last = '';
  for (let tries = 0; !signal.aborted; tries++) {
    try {
      for await (const event of streamed(path, last, signal)) {
        if (event === 'open') {
          if (tries > 0) handlers.onGap();
          connection.set('live');
          tries = 0;
        } else {
          last = event.id || last;
          handlers.onEvent(event);
        }
      }
    } catch {
      // Whatever broke it: the next try tells.
    }
    // The signal is aborted from outside while the stream is awaited.
    if (signal.aborted as boolean) return;
    connection.set('polling');
    await pause(Math.min(15_000, 500 * 2 ** tries), signal);
  }
}

async function* streamed(
  path: string,
  last: string,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent | 'open'> {
  const quiet = new AbortController();
  const response = await request(path, {
    headers: { Accept: 'text/event-stream', ...(last === '' ? {} : { 'Last-Event-ID': last }) },
    signal: AbortSignal.any([signal, quiet.signal]),
  });
  if (!response.body) return;
  yield 'open';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const take = parseEvents();
  for (;;) {
    const timer = setTimeout(() => quiet.abort(), silence);
    const { done, value } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return;
    yield* take(value);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
