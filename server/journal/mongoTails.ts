import { setTimeout as pause } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import type { Event } from '../../shared/protocol.ts';
import { eventsAfter } from './chain.ts';
import { Follower } from './follower.ts';
import type { StoredBatch } from './mongoSchemas.ts';
import type { Journal } from './port.ts';

/** How long the server holds one question for changes open, in ms; well below the socket's own limit. */
const AWAIT_MS = 1_000;
/** Pause before a broken stream is opened again, in ms. */
const REOPEN_MS = 1_000;

export interface MongoTailsOptions {
  readonly watch: (pipeline: mongo.Document[], options: mongo.ChangeStreamOptions) => mongo.ChangeStream;
  readonly read: Journal['read'];
  readonly report: (error: unknown) => void;
}

/**
 * The tails of one node: one change stream hears of every node's batches. The stream is only the bell: each follower
 * counts positions itself and reads what the stream did not bring, so a stream that broke loses and doubles nothing.
 */
export function mongoTails({ watch, read, report }: MongoTailsOptions) {
  const followers = new Map<Follower, string>();
  let listening: Promise<void> | undefined;
  let stream: mongo.ChangeStream | undefined;
  let closed = false;

  function offer(world: string, after: number, events: readonly Event[]): void {
    for (const [follower, followed] of followers) if (followed === world) follower.offer(after, events);
  }

  function hear(change: mongo.ChangeStreamDocument): void {
    if (change.operationType !== 'insert') return;
    const { world, after, events } = change.fullDocument as unknown as StoredBatch;
    if (after !== undefined) offer(world, after, eventsAfter({ after, events }, after));
  }

  async function listen(): Promise<void> {
    const pipeline = [{ $match: { operationType: 'insert', 'fullDocument.upTo': { $gt: 0 } } }];
    while (!closed) {
      try {
        stream = watch(pipeline, { maxAwaitTimeMS: AWAIT_MS });
        let change = (await stream.tryNext()) as mongo.ChangeStreamDocument | null;
        // Only now does the stream stand: what was written before it did is read.
        for (const follower of followers.keys()) follower.catchUp();
        while (!closed) {
          if (change) hear(change);
          change = (await stream.tryNext()) as mongo.ChangeStreamDocument | null;
        }
      } catch (error) {
        if (!closed) report(error);
      }
      await stream?.close().catch(() => {});
      if (!closed) await pause(REOPEN_MS, undefined, { ref: false });
    }
  }

  return {
    offer,
    follow(world: string, after: number, onEvents: (events: readonly Event[]) => void): () => void {
      const follower = new Follower({ after, onEvents, report, read: (from, limit) => read(world, from, limit) });
      followers.set(follower, world);
      follower.catchUp();
      listening ??= listen();
      return () => {
        follower.stop();
        followers.delete(follower);
      };
    },
    async close(): Promise<void> {
      closed = true;
      for (const follower of followers.keys()) follower.stop();
      followers.clear();
      await stream?.close().catch(() => {});
      await listening;
    },
  };
}
