import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { AskedGiven } from './asked.ts';
import type { Phone } from './phoneStore.ts';

/** What one page of the phone is given. */
export interface AskedPageProps {
  readonly phone: Phone;
  readonly id: string;
  readonly messages: AskedGiven['messages'];
}

/** The page of each kind, by the first part of its address (which `shell/place.ts` and the server know too). */
export const ASKED_PAGES: Readonly<Record<string, LazyExoticComponent<ComponentType<AskedPageProps>>>> = {
  decisions: lazy(() => import('./DecisionPage.tsx')),
  rounds: lazy(() => import('./RoundPage.tsx')),
  tasks: lazy(() => import('./TasksPage.tsx')),
  rooms: lazy(() => import('./CallPage.tsx')),
};
