import { createStore } from '../parts/Store.js';

const key = 'foldcam.token';

/** Kept until the tab is closed, and nowhere else. */
let token = sessionStorage.getItem(key) ?? '';
/** Whoever does not want to give one is not asked again and again. */
let dismissed = false;
let waiting: ((given: boolean) => void)[] = [];

/** Whether somebody waits for a token: `refused` where one was given and is not right. */
export const tokenPrompt = createStore<'closed' | 'open' | 'refused'>('closed');

export const authorization = (): Record<string, string> =>
  token === '' ? {} : { Authorization: `Bearer ${token}` };

/** @returns the header that was refused may be out of date: another request got a new one meanwhile */
export function askForToken(refused: Record<string, string>): Promise<boolean> {
  if (refused['Authorization'] !== authorization()['Authorization']) return Promise.resolve(true);
  if (dismissed) return Promise.resolve(false);
  tokenPrompt.set(token === '' ? 'open' : 'refused');
  return new Promise((resolve) => waiting.push(resolve));
}

export function giveToken(given: string): void {
  token = given.trim();
  sessionStorage.setItem(key, token);
  settle(true);
}

export function dismissToken(): void {
  dismissed = true;
  settle(false);
}

/** Asked for by hand, after all: every part of the page asks the API anew then. */
export function reopenToken(): void {
  tokenPrompt.set('open');
  waiting.push((given) => {
    if (given) window.location.reload();
  });
}

function settle(given: boolean): void {
  tokenPrompt.set('closed');
  for (const resolve of waiting) resolve(given);
  waiting = [];
}
