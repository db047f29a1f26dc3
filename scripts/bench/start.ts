import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../server/journal/open.ts';
import type { Event } from '../../shared/protocol.ts';
import type { BenchLine } from './line.ts';
import { startSubject } from './subject.ts';

const EVENTS = 100_000;

/** From the start of the process until ready, with 100,000 events in the journal and no snapshot; beside an empty room. */
export async function bench(): Promise<BenchLine[]> {
  const empty = await startSubject();
  const baseline = empty.readyAfter;
  const folder = mkdtempSync(join(tmpdir(), 'belfry-bench-'));
  try {
    await empty.close();
    // The demonstration first, so that both starts do the same besides reading.
    await (await startSubject(folder)).close({ keep: true });
    const journal = await openJournal({ dataFolder: folder });
    let at = await journal.position('live');
    while (at < EVENTS) {
      const events = Array.from({ length: 500 }, (_, i): Event => logged(at + 1 + i));
      await journal.append('live', at, { events, answers: [] });
      at += events.length;
    }
    await journal.close();
    const full = await startSubject(folder);
    const value = full.readyAfter;
    await full.close();
    return [
      {
        bench: 'start',
        figure: `ready with ${EVENTS} events in the journal, no snapshot of them`,
        value,
        unit: 'ms',
        baseline,
        ratio: value / baseline,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const logged = (seq: number): Event => ({
  seq,
  world: 'live',
  id: randomUUID(),
  type: 'log.written',
  data: {
    entry: randomUUID(),
    text: { fr: `Ligne ${seq} du journal`, nl: `Regel ${seq} van het logboek` },
    source: 'D1',
  },
  at: new Date().toISOString(),
  by: { person: 'belfry', mandate: 'belfry' },
  cause: randomUUID(),
});
