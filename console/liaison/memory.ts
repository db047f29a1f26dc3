import { clear, createStore, get, set, type UseStore } from 'idb-keyval';
import type { PushMessage } from '../../shared/alerts/push.ts';
import type { Language } from '../language/language.ts';
import type { LiaisonRoom } from './phoneRoom.ts';

/** Who uses this phone: what the worker needs in order to act while no page is open. */
export interface Holder {
  readonly person: string;
  readonly device: string;
  readonly language: Language;
}
interface Kept {
  holder: Holder;
  /** The part of the room that this phone shows, as last seen. */
  room: LiaisonRoom;
  /** What pushes brought, by alert: shown where the room has not been reached since. */
  messages: Readonly<Record<string, PushMessage>>;
}

/** What this phone remembers between pages: in IndexedDB, since the service worker reads it too. */
export function createMemory() {
  const store: UseStore = createStore('belfry-liaison', 'memory');
  return {
    recall: <K extends keyof Kept>(key: K): Promise<Kept[K] | undefined> => get<Kept[K]>(key, store),
    keep: <K extends keyof Kept>(key: K, value: Kept[K]): Promise<void> => set(key, value, store),
    forget: (): Promise<void> => clear(store),
  };
}
export type Memory = ReturnType<typeof createMemory>;
