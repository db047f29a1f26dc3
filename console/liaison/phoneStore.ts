import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { Disposition } from '../../shared/alerts/schema.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import type { EventsMessage } from '../../shared/protocol.ts';
import { emptyRoom, type Room } from '../../shared/room.ts';
import type { Language } from '../language/language.ts';
import { createOutbox, type Outbox, type OutboxEntry, postCommand } from '../room/outbox.ts';
import { createMemory } from './memory.ts';
import { follow, partOf, wholeOf } from './phoneRoom.ts';

/** Who is signed in on this phone, as `GET /api/session` says. */
export interface PhoneHolder {
  readonly person: { readonly id: string; readonly name: string };
  readonly mandates: readonly Mandate[];
  readonly device: string;
}
export interface PhoneState {
  readonly room: Room;
  /** undefined: not known on this phone, also not from before. */
  readonly me: PhoneHolder | undefined;
  /** `lost`: what is shown is from `since`, ms since 1970. */
  readonly link: { readonly state: 'joining' | 'live' | 'lost'; readonly since: number };
  /** Whether the room shown came from the centre or from this phone's memory. */
  readonly known: boolean;
  readonly outbox: readonly OutboxEntry[];
}
export interface Phone {
  readonly use: UseBoundStore<StoreApi<PhoneState>>;
  readonly outbox: Outbox;
  /** Gives or changes the answer: kept at once, sent when it can be. */
  answer(alert: string, disposition: Disposition): Promise<void>;
  /** Says once that the alert stood before the reader's eyes. */
  markRead(alert: string): Promise<void>;
  /** Says something of what any capability asks; kept at once, sent when it can be. */
  tell(type: string, data: Readonly<Record<string, unknown>>): Promise<void>;
  /** Says it once from this phone, with the device it is on. */
  tellOnce(type: string, about: Readonly<Record<string, string>>): Promise<void>;
  /** The worker rings in this language from now on. */
  speak(language: Language): Promise<void>;
  /** Nothing of this person stays on the phone but answers that have not arrived. */
  forget(): Promise<void>;
  close(): void;
}

const HOLDER_KEY = 'belfry.holder';
/** Pauses between attempts to reach the centre, ms: soon at first, and never long, since a person waits. */
const RETRY = { first: 1_000, longest: 15_000 } as const;

/** The phone's copy of the room, by plain HTTP and one server-sent line: a tenth of what the desk's link weighs. */
export function openPhone(language: () => Language): Phone {
  const memory = createMemory();
  const outbox = createOutbox({ post: postCommand(language), clock: Date.now });
  const use = create<PhoneState>(() => ({
    room: emptyRoom('live'),
    me: rememberedHolder(),
    link: { state: 'joining', since: Date.now() },
    known: false,
    outbox: [],
  }));
  let line: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let closed = false;

  const show = (room: Room) => {
    use.setState({ room, known: true });
    void memory.keep('room', partOf(room));
  };
  const flush = async () => {
    const { me } = use.getState();
    if (!me) return;
    await outbox.flush(me.person.id).catch(() => false);
  };
  const lose = () => {
    line?.close();
    line = undefined;
    if (closed) return;
    const { link } = use.getState();
    if (link.state !== 'lost') use.setState({ link: { state: 'lost', since: Date.now() } });
    clearTimeout(retry);
    retry = setTimeout(() => void join(), Math.min(RETRY.first * 2 ** failures++, RETRY.longest));
  };
  const join = async () => {
    line?.close();
    clearTimeout(retry);
    try {
      const me = await read<PhoneHolder>('/api/session');
      // A phone that changes hands shows nothing of whoever had it before.
      const former = rememberedHolder();
      if (former && former.person.id !== me.person.id) await memory.keep('messages', {});
      localStorage.setItem(HOLDER_KEY, JSON.stringify(me));
      await memory.keep('holder', { person: me.person.id, device: me.device, language: language() });
      const { seq, state } = await read<{ seq: number; state: Room }>('/api/room?world=live');
      if (closed) return;
      use.setState({ me });
      show({ ...state, seq });
      listen(seq);
      void flush();
    } catch {
      lose();
    }
  };
  const listen = (after: number) => {
    const opened = new EventSource(`/api/events?world=live&after=${after}`);
    line = opened;
    opened.onopen = () => {
      failures = 0;
      use.setState({ link: { state: 'live', since: Date.now() } });
      void flush();
    };
    opened.addEventListener('events', event => {
      const room = follow(use.getState().room, JSON.parse((event as MessageEvent<string>).data) as EventsMessage);
      if (room) show(room);
      else void join();
    });
    opened.addEventListener('resync', () => void join());
    opened.onerror = () => {
      if (opened === line) lose();
    };
  };

  const refresh = async () => use.setState({ outbox: await outbox.entries() });
  const undo = outbox.subscribe(() => void refresh());
  const online = () => {
    failures = 0;
    void join();
  };
  const offline = () => lose();
  const shown = () => {
    if (document.visibilityState === 'visible' && use.getState().link.state !== 'live') online();
  };
  addEventListener('online', online);
  addEventListener('offline', offline);
  document.addEventListener('visibilitychange', shown);
  void (async () => {
    const [kept] = await Promise.all([memory.recall('room'), refresh()]);
    if (kept && !use.getState().known) use.setState({ room: wholeOf(kept), known: true });
    await join();
  })();

  const enqueue = async (type: string, data: unknown) => {
    const { me } = use.getState();
    if (!me) return;
    const envelope = { id: crypto.randomUUID(), world: 'live', type, data, at: new Date().toISOString() };
    await outbox.enqueue(envelope, me.person.id);
    void wake();
    await flush();
  };
  const once = async (type: string, about: Readonly<Record<string, string>>) => {
    const { me } = use.getState();
    const entries = await outbox.entries();
    const said = entries.some(
      ({ envelope: e }) =>
        e.type === type &&
        Object.entries(about).every(([name, id]) => (e.data as Record<string, unknown>)[name] === id),
    );
    if (me && !said) await enqueue(type, { ...about, device: me.device });
  };
  return {
    use,
    outbox,
    answer: (alert, disposition) => enqueue('alert.acknowledge', { alert, disposition }),
    markRead: alert => once('alert.read', { alert }),
    tell: enqueue,
    tellOnce: once,
    async speak(to) {
      const holder = await memory.recall('holder');
      if (holder && holder.language !== to) await memory.keep('holder', { ...holder, language: to });
    },
    async forget() {
      localStorage.removeItem(HOLDER_KEY);
      await memory.forget();
    },
    close() {
      closed = true;
      line?.close();
      clearTimeout(retry);
      undo();
      removeEventListener('online', online);
      removeEventListener('offline', offline);
      document.removeEventListener('visibilitychange', shown);
    },
  };
}

async function read<T>(address: string): Promise<T> {
  const response = await fetch(address, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(15_000),
  });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return (await response.json()) as T;
}

/** Read before anything else, so that the first picture of an offline phone is its own. */
function rememberedHolder(): PhoneHolder | undefined {
  try {
    return JSON.parse(localStorage.getItem(HOLDER_KEY) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Asks the browser to wake the worker once there is a network, where it can (Background Sync). */
async function wake(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const sync = (registration as { sync?: { register(tag: string): Promise<void> } } | undefined)?.sync;
  await sync?.register('belfry-outbox').catch(() => {});
}
