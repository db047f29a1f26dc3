import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createLocator } from '../../shared/territory/locate.ts';
import { territoryOf } from '../../shared/territory/rules.ts';
import { schematicPack } from '../../shared/territory/schematic.ts';
import { createSqliteJournal } from '../journal/sqlite.ts';
import { createSqliteRecords } from '../records/sqlite.ts';
import { createRoomKeeper } from '../room/keeper.ts';

export const TERRITORY = territoryOf(createLocator(schematicPack()), '2026-11-24');

/** A real keeper on real files, with the people that an alert needs. Opened twice on a folder it goes on where it was. */
export async function openAlertRoom(folder: string, world = 'live', clock = () => new Date()) {
  const journal = await createSqliteJournal({ file: join(folder, 'journal.sqlite') });
  const records = await createSqliteRecords({ file: join(folder, 'records.sqlite') });
  const faults: unknown[] = [];
  const keeper = await createRoomKeeper({
    world,
    journal,
    territory: TERRITORY,
    clock,
    newId: randomUUID,
    onError: error => faults.push(error),
  });
  const submit = async (person: string, type: string, data: unknown) => {
    const asker = person === 'belfry' ? 'belfry' : { person };
    const outcome = await keeper.submit(asker, { id: randomUUID(), world, type, data });
    if (!outcome.ok) throw new Error(`${type} was refused: ${JSON.stringify(outcome)}`);
    return outcome;
  };
  return {
    journal,
    records,
    keeper,
    faults,
    submit,
    /** Registers somebody with one mandate from a day ago on; returns the person's id. */
    async appoint(name: string, fn: string, communes: readonly string[] = [], to?: string): Promise<string> {
      const person = randomUUID();
      await submit('belfry', 'person.register', { person, name, language: 'fr' });
      const scope = communes.length > 0 ? { communes, zones: [] } : 'region';
      const from = new Date(Date.now() - 86_400_000).toISOString();
      const mandate = { mandate: randomUUID(), person, function: fn, scope, from, ...(to ? { to } : {}) };
      await submit('belfry', 'mandate.grant', mandate);
      return person;
    },
    /** Drafts, has a second person approve, and issues; returns the alert's id. */
    async issueAlert(centre: Centre, to: unknown, more: Record<string, unknown> = {}): Promise<string> {
      const alert = randomUUID();
      await submit(centre.operator, 'alert.draft', {
        alert,
        kind: 'decision',
        headline: { fr: 'Fumée dans la station de métro Madou', nl: 'Rook in het metrostation Madou' },
        body: { fr: 'Soyez joignable.', nl: 'Blijf bereikbaar.' },
        to,
        severity: 'severe',
        ...more,
      });
      await submit(centre.officer, 'alert.approve', { alert });
      await submit(centre.operator, 'alert.issue', { alert });
      return alert;
    },
    async close() {
      await keeper.close();
      await journal.close();
      await records.close();
    },
  };
}
export type AlertRoom = Awaited<ReturnType<typeof openAlertRoom>>;

/** Who writes and who approves. */
export interface Centre {
  readonly operator: string;
  readonly officer: string;
}
export const staffCentre = async (room: AlertRoom): Promise<Centre> => ({
  operator: await room.appoint('Élise Maes', 'high-official'),
  officer: await room.appoint('Jan Peeters', 'information-manager'),
});
