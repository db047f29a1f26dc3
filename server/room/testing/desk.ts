import type { Viewer } from '../../../shared/access/audience.ts';
import { viewerOf } from '../../../shared/access/audience.ts';
import { mandateFor } from '../../../shared/access/rights.ts';
import type { CommandType } from '../../../shared/commands.ts';
import { mandatesOf } from '../../../shared/people/mandates.ts';
import type { Event } from '../../../shared/protocol.ts';
import { emptyRoom, evolve, type Room } from '../../../shared/room.ts';
import { type Ask, founding, NIGHT, personId, TOWN, type Townsperson } from '../../../shared/testing/people.ts';
import { townTerritory } from '../../../shared/testing/places.ts';
import { idOf } from '../../../shared/testing/random.ts';
import { type Asker, byOf, type Checked, checkCommand, decide } from '../decide.ts';
import type { Failed } from '../outcome.ts';

/**
 * A room on a desk, for the tests of the rules: every ask passes the schema, the rights and the rule, and what it
 * causes is folded into the room at once. There is no journal and the clock stands where the test puts it.
 */
export interface Desk {
  readonly room: Room;
  /** Every event so far. */
  readonly events: readonly Event[];
  /** ISO 8601 UTC. */
  now: string;
  /** What it caused, or why not. */
  ask(who: string, type: string, data: unknown, at?: string): readonly Event[] | Failed;
  /** The same, where the test means it to happen. @throws Error with the refusal */
  does(who: string, type: string, data: unknown, at?: string): readonly Event[];
  viewer(who: string): Viewer;
}

export function createDesk(town: readonly Townsperson[] = TOWN): Desk {
  const room = emptyRoom('live');
  const events: Event[] = [];
  let asked = 0;
  const desk: Desk = {
    room,
    events,
    now: NIGHT,
    ask(who, type, data, at) {
      const id = idOf(`command ${++asked}`);
      const checked = checkCommand({ id, world: 'live', type, data, ...(at === undefined ? {} : { at }) });
      if ('ok' in checked) return checked;
      const caused = carryOut(room, askerOf(who), checked, { at: desk.now, eventId: n => idOf(`event ${asked} ${n}`) });
      if ('ok' in caused) return caused;
      evolve(room, caused);
      events.push(...caused);
      return caused;
    },
    does(who, type, data, at) {
      const caused = desk.ask(who, type, data, at);
      if ('ok' in caused) throw new Error(`${who} may not ${type}: ${JSON.stringify(caused)}`);
      return caused;
    },
    viewer: who => viewerOf(mandatesOf(room, personId(who), desk.now)),
  };
  for (const { who, type, data } of founding(town)) desk.does(who, type, data);
  return desk;
}

export const askerOf = (who: string): Asker => (who === 'belfry' ? 'belfry' : { person: personId(who) });

/** What a checked command causes in this room, numbered, or why it is refused. The room stays as it is. */
export function carryOut(
  room: Room,
  asker: Asker,
  checked: Checked,
  given: { at: string; eventId: (n: number) => string },
): readonly Event[] | Failed {
  const mandates = asker === 'belfry' ? [] : mandatesOf(room, asker.person, given.at);
  const decided = decide(room, asker, mandates, checked, { at: given.at, territory: townTerritory });
  if ('ok' in decided) return decided;
  const { id, type } = checked.envelope;
  const by = byOf(asker, asker === 'belfry' ? undefined : mandateFor(type as CommandType, mandates));
  return decided.map((draft, n) => ({
    seq: room.seq + 1 + n,
    world: room.world,
    id: given.eventId(n),
    ...draft,
    at: given.at,
    by,
    cause: id,
  }));
}

/** Everything an ask of the town does to a desk. */
export const askOf = (desk: Desk, { who, type, data, at }: Ask) => desk.ask(who, type, data, at);
