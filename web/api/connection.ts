import { createStore } from '../parts/Store.js';

/** How news come: as they happen, or by asking every few seconds; idle where a page needs none. */
export type Connection = 'idle' | 'connecting' | 'live' | 'polling';

export const connection = createStore<Connection>('idle');

/** Milliseconds between two questions. */
export const pollEvery = (state: Connection, whenLive = 15_000): number =>
  state === 'live' ? whenLive : 4_000;
