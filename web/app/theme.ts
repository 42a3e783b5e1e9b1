import { createStore } from '../parts/Store.js';

export type Theme = 'system' | 'light' | 'dark';

const key = 'foldcam.theme';
const themes: readonly Theme[] = ['system', 'light', 'dark'];

const read = (): Theme => themes.find((one) => one === localStorage.getItem(key)) ?? 'system';

export const theme = createStore<Theme>(read());

export function applyTheme(chosen: Theme): void {
  if (chosen === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
}

/** System, light, dark, and round again. */
export function nextTheme(): void {
  const next = themes[(themes.indexOf(theme.get()) + 1) % themes.length] ?? 'system';
  localStorage.setItem(key, next);
  theme.set(next);
  applyTheme(next);
}
