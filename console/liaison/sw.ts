/// <reference lib="webworker" />
import { type PushMessage, pathOf, tagOf } from '../../shared/alerts/push.ts';
import type { Disposition } from '../../shared/alerts/schema.ts';
import { createOutbox, postCommand } from '../room/outbox.ts';
import { createMemory } from './memory.ts';
import { DISPOSITIONS, notificationOf, UNDERSTOOD } from './notification.ts';
import { keepShell, shellAnswer } from './shellCache.ts';
import { register } from './subscribe.ts';

/**
 * The phone's worker: rings when an alert comes, says that it has arrived, takes an answer from the notification, and
 * keeps the page usable without a network. It knows nothing of sockets, maps or schemas.
 */
declare const self: ServiceWorkerGlobalScope;

const memory = createMemory();
const language = async () => (await memory.recall('holder'))?.language ?? 'fr';
const outbox = createOutbox({ post: postCommand(language), clock: Date.now });

self.addEventListener('install', event => event.waitUntil(keepShell().then(() => self.skipWaiting())));
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
  const answer = shellAnswer(event.request);
  if (answer) event.respondWith(answer);
});

self.addEventListener('push', event => {
  const message = event.data?.json() as PushMessage;
  event.waitUntil(take(message));
});
self.addEventListener('notificationclick', event => {
  const message = event.notification.data as PushMessage;
  const { alert } = message;
  event.notification.close();
  const disposition = DISPOSITIONS.find(known => known === event.action);
  event.waitUntil(
    Promise.all([
      openPage(pathOf(message)),
      event.action === UNDERSTOOD ? say('decision.understand', { decision: alert, device: message.device }) : undefined,
      message.of === 'round' && event.action ? say('round.answer', { round: alert, answer: event.action }) : undefined,
      disposition ? say('alert.acknowledge', { alert, disposition } satisfies Answered) : undefined,
    ]),
  );
});
self.addEventListener('pushsubscriptionchange', event => {
  (event as ExtendableEvent).waitUntil(register(self.registration));
});
self.addEventListener('sync', event => {
  const { tag } = event as ExtendableEvent & { tag: string };
  if (tag === 'belfry-outbox') (event as ExtendableEvent).waitUntil(leave());
});
self.addEventListener('message', event => {
  const { keep } = event.data as { keep?: readonly string[] };
  if (keep) event.waitUntil(keepShell(keep));
});

interface Answered {
  readonly alert: string;
  readonly disposition: Disposition;
}

/** Kept, then shown, then reported: what the centre counts as received has been before the person's eyes. */
async function take(message: PushMessage): Promise<void> {
  const messages = await memory.recall('messages');
  await memory.keep('messages', { ...messages, [message.alert]: message });
  const tag = tagOf(message);
  const shown = await self.registration.getNotifications({ tag });
  const { title, ...options } = notificationOf(message, await language(), shown.length > 0);
  await self.registration.showNotification(title, { ...options, tag, data: message });
  if (message.about !== 'issue') return;
  const { alert, device } = message;
  const of = message.of ?? 'alert';
  await say(`${of}.receive`, { [of]: alert, device });
}

/** Keeps a command, then lets it leave; without a network it stays for the next start or the browser's call. */
async function say(type: string, data: unknown): Promise<void> {
  const holder = await memory.recall('holder');
  if (!holder) return;
  const envelope = { id: crypto.randomUUID(), world: 'live', type, data, at: new Date().toISOString() };
  await outbox.enqueue(envelope, holder.person);
  if (!(await leave())) await callMeBack();
}
const leave = async (): Promise<boolean> => {
  const holder = await memory.recall('holder');
  return holder ? outbox.flush(holder.person) : true;
};
async function callMeBack(): Promise<void> {
  const { sync } = self.registration as ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };
  await sync?.register('belfry-outbox').catch(() => {});
}

async function openPage(path: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = windows.find(({ url }) => new URL(url).pathname === path) ?? windows[0];
  if (!there) {
    await self.clients.openWindow(path);
    return;
  }
  const focused = await there.focus().catch(() => there);
  if (new URL(focused.url).pathname !== path) focused.postMessage({ open: path });
}
