import { useSyncExternalStore } from 'react';
import { detectLanguage, LANGUAGE_KEY, type Language } from '../language/language.ts';

export type Theme = 'dark' | 'light' | 'contrast';
const THEME_KEY = 'belfry.theme';
const isTheme = (value: string | null): value is Theme => value === 'dark' || value === 'light' || value === 'contrast';

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
}

/** The address says it first (`?lang=`, `?theme=`), then the choice kept on this device. Dark is the default: a room at night. */
function initial(): Preferences {
  const asked = new URLSearchParams(location.search).get('theme');
  const kept = localStorage.getItem(THEME_KEY);
  const theme = isTheme(asked) ? asked : isTheme(kept) ? kept : 'dark';
  const day = Math.floor(Date.now() / 86_400_000);
  return {
    language: detectLanguage(location.search, localStorage.getItem(LANGUAGE_KEY), navigator.languages, day),
    theme,
  };
}

let current = initial();
const listeners = new Set<() => void>();
apply();
// Paper is light, however dark the room.
addEventListener('beforeprint', () => {
  document.documentElement.dataset.theme = 'light';
});
addEventListener('afterprint', apply);

function apply(): void {
  document.documentElement.lang = current.language;
  document.documentElement.dataset.theme = current.theme;
}

/** Chooses a language or theme, keeps it on this device, and shows it at once. */
export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  localStorage.setItem(LANGUAGE_KEY, current.language);
  localStorage.setItem(THEME_KEY, current.theme);
  apply();
  for (const listener of listeners) listener();
}

/** A language was asked for by address or chosen on this device, so the person's own need not be taken. */
export const languageIsChosen = (): boolean =>
  new URLSearchParams(location.search).has('lang') || localStorage.getItem(LANGUAGE_KEY) !== null;

export const preferences = (): Preferences => current;
export const usePreferences = (): Preferences =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
