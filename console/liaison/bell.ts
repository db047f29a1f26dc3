import { register } from './subscribe.ts';

/** Whether this phone rings. `home-screen-first`: iOS gives pushes only to pages that live on the home screen. */
export type Bell = 'rings' | 'ask' | 'denied' | 'unsupported' | 'home-screen-first' | 'failed';

const isIos = (): boolean =>
  /iPad|iPhone|iPod/.test(navigator.userAgent) || (navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1);
const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;

const supports = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;

/** Starts the worker; tells it what the page is made of, so that the next start needs no network. */
export async function startWorker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  const registration = await navigator.serviceWorker.register('/sw.js', { type: 'module', updateViaCache: 'none' });
  const ready = await navigator.serviceWorker.ready;
  const keep = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin }) => origin === location.origin)
    .map(({ pathname }) => pathname);
  ready.active?.postMessage({ keep });
  return registration;
}

/** How the bell stands; where permission was given before, the subscription is renewed and told to the server again. */
export async function lookAtBell(): Promise<Bell> {
  if (!supports()) return isIos() && !isInstalled() ? 'home-screen-first' : 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  return Notification.permission === 'granted' ? subscribe() : 'ask';
}

/** Asks the person; to be called from a tap, as browsers want it. */
export async function allowBell(): Promise<Bell> {
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'ask';
  return subscribe();
}

async function subscribe(): Promise<Bell> {
  try {
    return (await register(await navigator.serviceWorker.ready)) ? 'rings' : 'failed';
  } catch {
    return 'failed';
  }
}
