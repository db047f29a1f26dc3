import { createHash } from 'node:crypto';
import type { Event } from '../../shared/protocol.ts';
import type { Batch } from './port.ts';

/** `previous` of a world's first batch. */
export const GENESIS = '0'.repeat(64);

/** One batch as it is stored: `events` and `answers` are JSON text, kept and hashed byte for byte. */
export interface Link {
  readonly world: string;
  /** Where the world stood before. */
  readonly after: number;
  /** Where it stands then: the `seq` of the last event. */
  readonly upTo: number;
  readonly events: string;
  readonly answers: string;
  /** Hash of the batch before, `GENESIS` for the first. */
  readonly previous: string;
  readonly hash: string;
}

/**
 * SHA-256, in lower-case hexadecimal, over the UTF-8 bytes of these seven lines joined by a line feed (U+000A),
 * none after the last. The stored JSON texts hold no line feed, so the lines cannot be shifted into each other, and
 * another program can check the chain without knowing how JSON was written:
 *
 *     belfry-journal-1
 *     <hash of the batch before, or 64 zeros>
 *     <world>
 *     <after, decimal>
 *     <upTo, decimal>
 *     <events, the stored text>
 *     <answers, the stored text>
 */
export function linkHash(link: Omit<Link, 'hash'>): string {
  const { previous, world, after, upTo, events, answers } = link;
  const lines = ['belfry-journal-1', previous, world, after, upTo, events, answers];
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** A batch ready to be stored: checked, and its parts as text. */
export interface EncodedBatch {
  readonly world: string;
  readonly after: number;
  readonly upTo: number;
  /** `[]` where the batch only remembers answers. */
  readonly events: string;
  readonly answers: string;
  readonly commands: readonly string[];
}

/**
 * Checks what only a mistake of ours can break (numbering, world, a command answered twice) and writes it as text.
 * @throws RangeError naming the mistake
 */
export function encodeBatch(world: string, at: number, batch: Batch): EncodedBatch {
  batch.events.forEach((event, index) => {
    if (event.seq !== at + 1 + index) throw new RangeError(`event ${event.seq} where ${at + 1 + index} follows`);
    if (event.world !== world) throw new RangeError(`event ${event.seq} of ${event.world} in a batch of ${world}`);
  });
  const commands = batch.answers.map(answer => answer.command);
  if (new Set(commands).size < commands.length) throw new RangeError('one command is answered twice in a batch');
  return {
    world,
    after: at,
    upTo: at + batch.events.length,
    events: JSON.stringify(batch.events),
    answers: JSON.stringify(batch.answers),
    commands,
  };
}

/** Checks a world's batches one after the other, oldest first. */
export class ChainCheck {
  events = 0;
  upTo = 0;
  hash: string = GENESIS;

  /** Takes the next batch; tells the first position that is wrong, and why. */
  next(link: Link): { readonly position: number; readonly reason: string } | undefined {
    const position = this.upTo + 1;
    if (link.after !== this.upTo) return { position, reason: `the next batch stored starts after ${link.after}` };
    if (link.previous !== this.hash) return { position, reason: 'does not carry the hash of the batch before' };
    if (link.hash !== linkHash(link)) return { position, reason: `batch ${position}–${link.upTo} was changed` };
    const wrong = wrongNumber(link);
    if (wrong) return wrong;
    this.events += link.upTo - link.after;
    this.upTo = link.upTo;
    this.hash = link.hash;
    return undefined;
  }
}

function wrongNumber(link: Link): { readonly position: number; readonly reason: string } | undefined {
  const events = JSON.parse(link.events) as Event[];
  for (const [index, event] of events.entries()) {
    const position = link.after + 1 + index;
    if (event.seq !== position) return { position, reason: `is numbered ${event.seq}` };
    if (event.world !== link.world) return { position, reason: `belongs to world ${event.world}` };
  }
  if (link.after + events.length === link.upTo) return undefined;
  return { position: link.after + 1, reason: `holds ${events.length} events instead of ${link.upTo - link.after}` };
}

/** The events of a stored batch that come after a position. */
export function eventsAfter(link: Pick<Link, 'events' | 'after'>, position: number): Event[] {
  const events = JSON.parse(link.events) as Event[];
  return position > link.after ? events.slice(position - link.after) : events;
}
