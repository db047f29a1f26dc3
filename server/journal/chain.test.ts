import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../shared/protocol.ts';
import { ChainCheck, encodeBatch, GENESIS, type Link, linkHash } from './chain.ts';

const event = (seq: number): Event => ({
  seq,
  world: 'live',
  id: `00000000-0000-4000-8000-00000000000${seq}`,
  type: 'log.written',
  data: { text: 'première ligne\nla suite' },
  at: '2026-02-10T02:10:00.000Z',
  by: { person: 'p', mandate: 'm' },
  cause: 'c',
});

function chain(lengths: readonly number[]): Link[] {
  const links: Link[] = [];
  for (const length of lengths) {
    const at = links.at(-1)?.upTo ?? 0;
    const events = Array.from({ length }, (_, index) => event(at + 1 + index));
    const link = { ...encodeBatch('live', at, { events, answers: [] }), previous: links.at(-1)?.hash ?? GENESIS };
    links.push({ ...link, hash: linkHash(link) });
  }
  return links;
}

function verdict(links: readonly Link[]) {
  const check = new ChainCheck();
  for (const link of links) {
    const wrong = check.next(link);
    if (wrong) return wrong.position;
  }
  return `whole up to ${check.upTo}`;
}

/** A forger who also writes the hash anew. */
const resealed = (link: Link): Link => ({ ...link, hash: linkHash(link) });

describe('[room.2] the hash chain', () => {
  it('[room.2] is what the documentation says, computed by hand', () => {
    const [first] = chain([1]);
    const bytes = `belfry-journal-1\n${'0'.repeat(64)}\nlive\n0\n1\n${JSON.stringify([event(1)])}\n[]`;
    expect(first!.hash).toBe(createHash('sha256').update(Buffer.from(bytes, 'utf8')).digest('hex'));
    // Journals written by earlier versions must stay verifiable: this value never changes.
    expect(first!.hash).toBe('2e21d5951e93c15bd1944145d6795ebfa910890179b7b648537a509659fd5129');
  });

  it('[room.2] holds over batches of any size', () => {
    expect(verdict(chain([1, 3, 2, 5]))).toBe('whole up to 11');
    expect(verdict([])).toBe('whole up to 0');
  });

  it('[room.2] names the position where a batch is missing, doubled, swapped or changed', () => {
    const [a, b, c] = chain([2, 2, 2]) as [Link, Link, Link];
    expect(verdict([b, c])).toBe(1);
    expect(verdict([a, c])).toBe(3);
    expect(verdict([a, a])).toBe(3);
    expect(verdict([a, c, b])).toBe(3);
    expect(verdict([a, { ...b, events: b.events.replace('suite', 'fin') }, c])).toBe(3);
    expect(verdict([a, { ...b, answers: '[{}]' }, c])).toBe(3);
    expect(verdict([a, resealed({ ...b, events: b.events.replace('suite', 'fin') }), c])).toBe(5);
  });

  it('[room.2] names the event that is misnumbered or of another world, even under a hash that fits', () => {
    const [a, b] = chain([2, 2]) as [Link, Link];
    expect(verdict([a, resealed({ ...b, events: b.events.replace('"seq":4', '"seq":5') })])).toBe(4);
    expect(verdict([a, resealed({ ...b, events: b.events.replace('"live"', '"exercise-a"') })])).toBe(3);
    expect(verdict([a, resealed({ ...b, events: JSON.stringify([event(3)]) })])).toBe(3);
  });
});
