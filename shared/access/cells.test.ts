import { describe, expect, it } from 'vitest';
import { checkCommand } from '../../server/room/decide.ts';
import { askerOf, askOf, carryOut, createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { type CommandType, commands, isCommandType } from '../commands.ts';
import { mayLift } from '../decisions/authority.ts';
import type { Touched } from '../geometry.ts';
import { callsMandates } from '../log/mentions.ts';
import { mandatesOf } from '../people/mandates.ts';
import { FUNCTIONS, type FunctionCode, type Mandate } from '../people/schema.ts';
import { AUTHORITY } from '../phases/authority.ts';
import type { Phase } from '../phases/schema.ts';
import type { Event } from '../protocol.ts';
import { answersFor } from '../recipients/recipients.ts';
import { COLLECTIONS } from '../room.ts';
import { dataFor, nextAsk } from '../testing/commands.ts';
import { commune, personId, TOWN, TOWN_SINCE, type Townsperson, zone } from '../testing/people.ts';
import { createRandom, idOf } from '../testing/random.ts';
import { maySee, viewerOf } from './audience.ts';
import { cellOf } from './cells.ts';
import type { Limit } from './functions.ts';
import { RIGHTS } from './rights.ts';
import { commandLines, readLines } from './table.ts';
import { seesIncident, touches } from './viewer.ts';

const COMMUNAL: readonly FunctionCode[] = ['mayor', 'commune-liaison', 'emergency-coordinator'];
const ZONAL: readonly FunctionCode[] = ['zone-officer', 'zone-images'];
/** One person for each function, with that function and nothing else. */
const HOLDERS: readonly Townsperson[] = FUNCTIONS.map(code => ({
  key: `the ${code}`,
  person: idOf(`person the ${code}`),
  mandates: [
    {
      mandate: idOf(`mandate the ${code}`),
      function: code,
      scope: COMMUNAL.includes(code) ? commune('21004') : ZONAL.includes(code) ? zone('5339') : 'region',
      from: TOWN_SINCE,
    },
  ],
}));

/** What a test of limits asks of the data of an event. */
interface Told {
  readonly recipients?: readonly string[];
  readonly how?: string;
  readonly authority?: string;
  readonly phase?: Phase;
}
const KINDS = ['commune', 'zone', 'function', 'organisation'] as const;
/** Mandates under which people acted, also those that ended since; which each had when; what each command was. */
const HELD: Record<string, Mandate> = {};
const MANDATES_AT = new Map<string, readonly Mandate[]>();
const COMMAND_OF = new Map<string, CommandType>();

const COMMANDS = Object.keys(commands).length;
/** A night of many acts, so that there is something of everything to act on and to see. */
function busyNight(seed: number): Desk {
  const random = createRandom(seed);
  const desk = createDesk([...TOWN, ...HOLDERS]);
  // As many for each command, however many commands there are.
  for (let act = 0; act < 16 * COMMANDS; act++) {
    desk.now = new Date(Date.parse(desk.now) + random.whole(0, 20_000)).toISOString();
    const ask = nextAsk(random, desk.room, desk.now);
    const held = ask.who === 'belfry' ? [] : mandatesOf(desk.room, personId(ask.who), desk.now);
    const caused = askOf(desk, ask);
    if ('ok' in caused) continue;
    for (const event of caused) {
      MANDATES_AT.set(event.id, held);
      if (isCommandType(ask.type)) COMMAND_OF.set(event.cause, ask.type);
    }
    for (const mandate of held) HELD[mandate.id] = mandate;
  }
  // What the night granted them beside their one function would blur the cells.
  const own = new Set(HOLDERS.flatMap(({ mandates }) => mandates.map(m => m.mandate)));
  const holders = new Set(HOLDERS.map(({ person }) => person));
  for (const { id, person } of Object.values(desk.room.mandates))
    if (holders.has(person) && !own.has(id)) delete desk.room.mandates[id];
  return desk;
}
const night = busyNight(7);

/** What comes of a command asked by the holder of one function; its form is tried until it is right. */
function outcomeOf(code: FunctionCode, type: CommandType) {
  const random = createRandom(code.length * 1_000 + type.length);
  for (let tried = 0; tried < 40; tried++) {
    const data = dataFor(random, night.room, night.now, type);
    const checked = checkCommand({ id: random.uuid(), world: 'live', type, data });
    if ('ok' in checked) continue;
    return carryOut(night.room, askerOf(`the ${code}`), checked, { at: night.now, eventId: random.uuid });
  }
  throw new Error(`no ask of ${type} has the right form`);
}

describe('[engine.10] every cell of the table of commands', () => {
  it.each(commandLines())('$command is for those whom its line names, and for nobody else', ({ command, cells }) => {
    for (const code of FUNCTIONS) {
      const outcome = outcomeOf(code, command);
      const stopped = 'ok' in outcome && outcome.code === 'forbidden' && outcome.reason === 'no-right';
      expect(stopped, `${command} by ${code}`).toBe(cells[code] === 'no');
    }
  });

  it('has a line for every command there is', () => {
    expect(
      commandLines()
        .map(line => line.command)
        .sort(),
    ).toEqual(Object.keys(commands).sort() as CommandType[]);
  });
});

describe('[engine.10] every cell of the table of reads', () => {
  const lines = readLines();

  it.each(lines)('$collection is seen by $by, and whole by the centre', ({ collection, by, cells }) => {
    const entities = Object.values(night.room[collection]) as { incident?: string }[];
    for (const { key, mandates } of HOLDERS) {
      const viewer = night.viewer(key);
      const cell = cells[mandates[0]!.function];
      for (const entity of entities) {
        const sees = maySee(night.room, viewer, collection, entity as never);
        if (cell === 'all' || cell === 'everyone') expect(sees, key).toBe(true);
        else if (cell === 'nobody') expect(sees, key).toBe(false);
        else if (sees) expect(because(by, viewer, entity), `${key} sees ${collection} by ${by}`).toBe(true);
      }
    }
  });

  /** The reason that the table names for a sight. */
  function because(by: string, viewer: ReturnType<typeof viewerOf>, entity: object): boolean {
    const { feed } = entity as { feed?: string };
    // What happens at a camera is seen by whoever sees the camera.
    const { feeds, organs } = night.room;
    // The room of an organ is seen by whoever sees the organ.
    const organ = 'stays' in entity ? organs[(entity as unknown as { id: string }).id] : undefined;
    const about = organ ?? (by === 'territory' && feed ? (feeds[feed] ?? entity) : entity);
    const {
      incident,
      communes,
      zones,
      sight,
      receipts,
      authority,
      grants,
      phase,
      mentions,
      kind,
      territory,
      recipients,
      id,
    } = about as Record<string, never>;
    const ground = (territory as object | undefined) ?? { communes: communes ?? [], zones: zones ?? [] };
    const answers = () =>
      Object.values((receipts ?? {}) as Record<string, { recipient: string; kind: 'zone' }>).some(r =>
        viewer.mandates.some(m => answersFor(m, { id: r.recipient, kind: r.kind })),
      );
    switch (by) {
      case 'territory':
        // What is above the communes concerns all of them; a camera is known to whom it was granted,
        // a drone and its mission to whom its images are for.
        return (
          (territory as unknown) === 'region' ||
          (kind as unknown) === 'cc-prov' ||
          touches(viewer, sight ?? (ground as Touched)) ||
          (phase !== undefined && phase !== 'communale') ||
          seesIncident(night.room, viewer, incident) ||
          Object.keys(grants ?? {}).length > 0 ||
          Object.keys(recipients ?? []).length > 0 ||
          Object.values(night.room.missions).some(m => m.feed === id)
        );
      case 'incident':
        // A line that mentions somebody is seen by them, wherever it belongs.
        return seesIncident(night.room, viewer, incident) || callsMandates(mentions, viewer.mandates);
      case 'recipient':
        // Whoever holds the office that took a decision follows it.
        return answers() || viewer.mandates.some(m => mayLift(m, night.room.mandates[authority ?? '']));
      default:
        return true;
    }
  }

  it('has a line for every collection of the room', () => {
    expect(lines.map(line => line.collection)).toEqual([...COLLECTIONS]);
  });

  it('shows nothing of what is private to whoever holds no mandate', () => {
    const nobody = viewerOf([]);
    for (const collection of COLLECTIONS)
      for (const entity of Object.values(night.room[collection]))
        expect(maySee(night.room, nobody, collection, entity as never), collection).toBe(false);
  });
});

describe('[engine.10] every limit of the table, on what a night allowed', () => {
  const mandateOf = (event: Event) => night.room.mandates[event.by.mandate] ?? HELD[event.by.mandate];
  /** What people did, with the cell of their line under which they did it. */
  const acts = night.events.flatMap(event => {
    const mandate = mandateOf(event);
    const command = COMMAND_OF.get(event.cause);
    return mandate && command ? [{ event, mandate, command, cell: cellOf(RIGHTS[command], mandate.function) }] : [];
  });
  const within = (limit: Limit) => acts.filter(act => act.cell === limit);

  it('whoever acts as a recipient is one: the event names only those for whom they answer', () => {
    const said = within('recipient').filter(({ event }) => Array.isArray((event.data as Told).recipients));
    expect(said.length).toBeGreaterThan(10);
    for (const { event } of said) {
      const held = MANDATES_AT.get(event.id) ?? [];
      for (const id of (event.data as Told).recipients!)
        expect(
          held.some(m => KINDS.some(kind => answersFor(m, { id, kind }))),
          `${event.type} for ${id}`,
        ).toBe(true);
    }
  });

  it('staff who record never decide: it is written how the authority’s word was given, and whose it is', () => {
    const recorded = within('recorded').filter(({ event }) => 'how' in (event.data as object));
    expect(recorded.length).toBeGreaterThan(0);
    for (const { event, mandate } of recorded) {
      const { how, authority } = event.data as Told;
      expect(how, event.type).not.toBe('self');
      expect(authority, event.type).not.toBe(mandate.id);
    }
  });

  it('an authority acts on its own phase alone', () => {
    const declared = acts.filter(({ event }) => event.type === 'phase.declared');
    expect(declared.length).toBeGreaterThan(0);
    for (const { event } of declared) {
      const { phase, authority } = event.data as Told;
      expect((night.room.mandates[authority!] ?? HELD[authority!])?.function).toBe(AUTHORITY[phase!]);
    }
  });

  it('nobody approves what they wrote', () => {
    const alerts = Object.values(night.room.alerts).filter(alert => alert.approved);
    expect(alerts.length).toBeGreaterThan(0);
    for (const { drafted, approved } of alerts) expect(approved?.by.person).not.toBe(drafted.by.person);
  });
});
