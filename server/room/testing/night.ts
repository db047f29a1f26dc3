import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ask, founding, NIGHT } from '../../../shared/testing/people.ts';
import { townTerritory } from '../../../shared/testing/places.ts';
import { createRandom, type Random } from '../../../shared/testing/random.ts';
import type { Journal } from '../../journal/port.ts';
import { createSqliteJournal } from '../../journal/sqlite.ts';
import { createRoomKeeper, type RoomKeeper } from '../keeper.ts';
import type { Outcome } from '../outcome.ts';
import { askerOf } from './desk.ts';

/** A keeper on a real journal in a file of its own, with the town in it, a clock that the test sets and ids by seed. */
export interface Night {
  readonly file: string;
  readonly journal: Journal;
  readonly keeper: RoomKeeper;
  readonly random: Random;
  /** What the keeper reported and nobody was answered. */
  readonly faults: unknown[];
  now: Date;
  /** Another keeper on the same file, as another node would be. */
  open(options?: { maxPages?: number }): Promise<{ journal: Journal; keeper: RoomKeeper; close(): Promise<void> }>;
  ask(ask: Ask, by?: RoomKeeper): Promise<Outcome>;
  /** Closes all that was opened and removes the file. */
  end(): Promise<void>;
}

export async function createNight(seed: number): Promise<Night> {
  const folder = mkdtempSync(join(tmpdir(), 'belfry-room-'));
  const file = join(folder, 'journal.sqlite');
  const random = createRandom(seed);
  const faults: unknown[] = [];
  const opened: (() => Promise<void>)[] = [];
  const open: Night['open'] = async ({ maxPages } = {}) => {
    const journal = await createSqliteJournal({
      file,
      report: error => faults.push(error),
      pollMs: 5,
      ...(maxPages === undefined ? {} : { maxPages }),
    });
    const keeper = await createRoomKeeper({
      world: 'live',
      journal,
      territory: townTerritory,
      clock: () => night.now,
      newId: random.uuid,
      onError: error => faults.push(error),
    });
    let closing: Promise<void> | undefined;
    const close = () => {
      closing ??= keeper.close().then(() => journal.close());
      return closing;
    };
    opened.push(close);
    return { journal, keeper, close };
  };
  const night = { file, random, faults, now: new Date(NIGHT), open } as Omit<Night, 'journal' | 'keeper'>;
  const first = await open();
  const ask: Night['ask'] = ({ who, ...rest }, by = first.keeper) =>
    by.submit(askerOf(who), { id: random.uuid(), world: 'live', ...rest });
  const outcomes = await Promise.all(founding().map(each => ask(each)));
  const refused = outcomes.find(outcome => !outcome.ok);
  if (refused) throw new Error(`the town cannot be founded: ${JSON.stringify(refused)}`);
  const end = async () => {
    for (const close of opened) await close();
    rmSync(folder, { recursive: true });
  };
  return Object.assign(night, { journal: first.journal, keeper: first.keeper, ask, end });
}

/** Waits for what other threads and timers bring. @throws Error when it does not come within ten seconds */
export async function until(what: string, holds: () => boolean): Promise<void> {
  for (const started = Date.now(); !holds(); ) {
    if (Date.now() - started > 10_000) throw new Error(`waited in vain until ${what}`);
    await new Promise(resolve => setTimeout(resolve, 2));
  }
}
