import { createHash, randomBytes } from 'node:crypto';
import type { AuthorityLink } from '../../shared/links/schema.ts';
import { standingOf } from '../../shared/links/standing.ts';
import type { Records } from '../records/port.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { failed, type Outcome } from '../room/outcome.ts';

/** A link's secret: told once, kept as its SHA-256 alone. */
interface Secret {
  readonly link: string;
}
/** One look: taken by its number, so that two nodes cannot count the same twice. */
interface Look {
  readonly link: string;
  readonly at: string;
}

export interface Links {
  /** Makes a link for the session's person; the token is told here and never again. */
  create(
    asker: { readonly person: string; readonly device: string },
    data: unknown,
    id: string,
  ): Promise<{ readonly outcome: Outcome; readonly token?: string }>;
  /** Opens a link and counts the look; undefined for every token that opens nothing, whatever the reason. */
  open(token: string): Promise<AuthorityLink | undefined>;
  /** Tells the room of looks that it has not heard of yet. */
  close(): Promise<void>;
}
export interface LinksOptions {
  readonly live: RoomKeeper;
  readonly records: Records;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly onError: (error: unknown) => void;
  /** Looks are told to the room so often at most, ms; the first one at once. */
  readonly tellEvery?: number;
}
const TELL_EVERY_MS = 10_000;
const TOKEN = /^[\w-]{43}$/;
const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

export function createLinks(options: LinksOptions): Links {
  const { live, records, clock, newId, onError, tellEvery = TELL_EVERY_MS } = options;
  const secrets = records.shelf<Secret>('linkSecrets');
  const looks = records.shelf<Look>('linkLooks', ['link']);
  /** The last look of each link that this node knows of, and what waits to be told. */
  const counted = new Map<string, number>();
  const telling = new Map<string, { timer: NodeJS.Timeout; views: number; at: string }>();
  const told = new Map<string, number>();

  const tell = async (link: string): Promise<void> => {
    const waiting = telling.get(link);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    telling.delete(link);
    told.set(link, clock().getTime());
    const { views, at } = waiting;
    const data = { link, views, viewedAt: at };
    const outcome = await live.submit('belfry', { id: newId(), world: live.world, type: 'link.view', data });
    if (!outcome.ok) onError(new Error(`a look at a link could not be told: ${outcome.reason}`));
  };
  const noteLook = (link: string, views: number, at: string): void => {
    const waiting = telling.get(link);
    if (waiting) {
      telling.set(link, { ...waiting, views: Math.max(views, waiting.views), at });
      return;
    }
    const wait = Math.max(0, (told.get(link) ?? Number.NEGATIVE_INFINITY) + tellEvery - clock().getTime());
    const timer = setTimeout(() => void tell(link).catch(onError), Math.min(wait, tellEvery));
    timer.unref();
    telling.set(link, { timer, views, at });
  };
  /** Takes the next number that is free, up to the link's last: adding a key is the one act that two cannot both do. */
  const take = async (link: AuthorityLink, at: string): Promise<number | undefined> => {
    const from = Math.max(link.views, counted.get(link.id) ?? 0) + 1;
    for (let n = from; n <= link.maxViews; n++) {
      const free = await looks.add(`${link.id} ${n}`, { link: link.id, at });
      counted.set(link.id, Math.max(n, counted.get(link.id) ?? 0));
      if (free) return n;
    }
    return undefined;
  };

  return {
    async create(asker, data, id) {
      const link = (data as { link?: unknown } | null)?.link;
      if (typeof link === 'string' && live.room.links[link.toLowerCase()])
        return { outcome: failed('conflict', 'already-exists', { path: 'data.link' }) };
      const token = randomBytes(32).toString('base64url');
      const outcome = await live.submit(asker, { id, world: live.world, type: 'link.create', data });
      if (!outcome.ok) return { outcome };
      // Only after the rules have accepted it: a secret never opens what the room does not know.
      await secrets.put(digestOf(token), { link: (link as string).toLowerCase() });
      return { outcome, token };
    },
    async open(token) {
      const secret = TOKEN.test(token) ? await secrets.get(digestOf(token)) : undefined;
      const link = secret && live.room.links[secret.link];
      if (!link) return undefined;
      const at = clock().toISOString();
      if (standingOf(live.room, link, at) !== 'open') return undefined;
      const n = await take(link, at);
      if (n === undefined) return undefined;
      noteLook(link.id, n, at);
      return live.room.links[link.id];
    },
    async close() {
      await Promise.allSettled([...telling.keys()].map(tell));
    },
  };
}
