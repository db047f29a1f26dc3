import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewerOf } from '../shared/access/audience.ts';
import { project } from '../shared/access/sight.ts';
import type { CommandType } from '../shared/commands.ts';
import { mandatesOf } from '../shared/people/mandates.ts';
import type { Answer, Event } from '../shared/protocol.ts';
import { copyRoom, emptyRoom, evolve, type Room } from '../shared/room.ts';
import { nextAsk } from '../shared/testing/commands.ts';
import { type Ask, commune, founding, personId } from '../shared/testing/people.ts';
import { createRandom, type Random } from '../shared/testing/random.ts';
import { askerOf } from './room/testing/desk.ts';
import { startTestBelfry, TEST_PASSWORD, type TestBelfry } from './testing/belfry.ts';
import type { TestConsole } from './testing/testConsole.ts';

/** Three of these sit at consoles in each trace: functions that see all, a part, another part, nothing. */
const SEATS = [
  'operator',
  'officer',
  'mayor-21004',
  'liaison-21004',
  'liaison-21013',
  'zone-5339',
  'zone-5344',
  'police-5339',
  'stib',
  'double',
  'former',
];
const STEPS = 40;
/** Seeds that failed once are traced for ever, each by what it found. */
const SCARS: readonly (readonly [seed: number, what: string])[] = [];

let town: TestBelfry;
beforeAll(async () => {
  town = await startTestBelfry({ commandPace: { perSecond: 100_000, burst: 100_000 }, pictures: false });
  // The world is founded already, with other people; the town's join them.
  for (const ask of founding().slice(1)) await town.belfry.worlds.live.submit('belfry', envelopeOf(ask));
  for (const account of SEATS) await town.belfry.accounts.add(`town-${account}`, personId(account), TEST_PASSWORD);
});
afterAll(() => town?.stop());
/** What the traces went through, all together: a trace without cuts would prove nothing of them. */
const through = { cuts: 0, snapshots: 0, missed: 0, resyncs: 0, accepted: 0, refused: 0 };

const envelopeOf = ({ type, data, at }: Ask, id: string = crypto.randomUUID()) => ({
  id,
  world: 'live',
  type,
  data,
  ...(at ? { at } : {}),
});

/** A person at a console: what they sent, and whether an answer came. */
interface Seat {
  readonly who: string;
  readonly line: TestConsole;
  readonly sent: Map<string, { readonly ask: Ask; answer?: Answer }>;
}

/** Sends, or sends again by the same id what the cut of a line left without an answer. */
function send(seat: Seat, ask: Ask, id: string): void {
  const sent = seat.sent.get(id) ?? { ask };
  seat.sent.set(id, sent);
  void seat.line
    .send(ask.type as CommandType, ask.data as never, { id, ...(ask.at ? { at: ask.at } : {}) })
    .then(answer => {
      sent.answer = answer;
    })
    .catch(() => {});
}

async function step(random: Random, seats: readonly Seat[]): Promise<void> {
  const { live } = town.belfry.worlds;
  const seat = random.pick(seats);
  const dice = random.fraction();
  // A line that is just being opened fails by itself or not at all: only one that stands can be cut.
  const stands = seat.line.socket.connected;
  if (dice < 0.08 && stands) seat.line.cut();
  // In the middle of a sync: the line is cut again as soon as it has asked for the room.
  else if (dice < 0.14) {
    seat.line.socket.once('connect', () => queueMicrotask(() => seat.line.cut()));
    if (stands) seat.line.cut();
  } else if (dice < 0.2) void live.submit('belfry', envelopeOf(changeOfSight(random, seat.who)));
  else {
    const ask = nextAsk(random, live.room, new Date().toISOString());
    const own = seats.find(({ who }) => who === ask.who) ?? (random.chance(0.3) ? seat : undefined);
    if (own) send(own, ask, random.uuid());
    else void live.submit(askerOf(ask.who), envelopeOf(ask, random.uuid()));
  }
  if (random.chance(0.6)) await new Promise(resolve => setTimeout(resolve, random.whole(0, 12)));
}

/** A mandate more, or one that ends while the console is open: sight changes under the reader. */
const changeOfSight = (random: Random, who: string): Ask => ({
  who: 'belfry',
  type: 'mandate.grant',
  data: {
    mandate: random.uuid(),
    person: personId(who),
    function: 'commune-liaison',
    scope: commune(random.pick(['21001', '21004', '21013', '21016'])),
    from: new Date(Date.now() - 1_000).toISOString(),
    to: new Date(Date.now() + random.pick([30, 3_600_000])).toISOString(),
  },
});

/** What a person may see of the fold of the journal, now. */
async function truth(who: string): Promise<Room> {
  const events = await town.belfry.journal.read('live', 0, Number.MAX_SAFE_INTEGER);
  const room = evolve(emptyRoom('live'), events);
  return project(room, viewerOf(mandatesOf(room, personId(who), new Date().toISOString())));
}
const alike = (a: Room, b: Room): boolean => isDeepStrictEqual({ ...a, seq: 0 }, { ...b, seq: 0 });

/** Every console comes to show the truth, and every command that was sent is answered and carried out once. */
async function settle(seats: readonly Seat[]): Promise<void> {
  for (const seat of seats) {
    for (let patience = 400; ; patience--) {
      const open = [...seat.sent].filter(([, { answer }]) => !answer);
      if (open.length === 0 && alike(seat.line.room, await truth(seat.who))) break;
      if (patience === 0) {
        expect(
          open.map(([, { ask }]) => ask.type),
          `${seat.who} got no answer`,
        ).toEqual([]);
        const may = await truth(seat.who);
        expect(seat.line.room, `the room of ${seat.who}`).toEqual({ ...may, seq: seat.line.room.seq });
      }
      if (patience % 20 === 0 && seat.line.socket.connected) for (const [id, { ask }] of open) send(seat, ask, id);
      await new Promise(resolve => setTimeout(resolve, 25));
    }
  }
}

/** One trace of three consoles on the real server, over real lines. */
async function trace(seed: number): Promise<void> {
  const random = createRandom(seed);
  const chosen = new Set<string>();
  while (chosen.size < 3) chosen.add(random.pick(SEATS));
  const seats: Seat[] = [];
  try {
    for (const who of chosen) {
      const line = await town.connect(`town-${who}`);
      line.socket.on('resync', () => through.resyncs++);
      line.socket.on('disconnect', () => through.cuts++);
      seats.push({ who, line, sent: new Map() });
    }
    for (let n = 0; n < STEPS; n++) await step(random, seats);
    await settle(seats);
    // Others may still write: the room as it stands at one moment, and the journal up to there.
    const kept = copyRoom(town.belfry.worlds.live.room);
    const upToThere = (await allEvents()).filter(({ seq }) => seq <= kept.seq);
    expect(alike(kept, evolve(emptyRoom('live'), upToThere))).toBe(true);
    for (const seat of seats) {
      await answersHold(seat);
      through.snapshots += seat.line.joins.snapshots;
      through.missed += seat.line.joins.missed;
    }
  } finally {
    for (const { line } of seats) line.close();
  }
}
const allEvents = (): Promise<Event[]> => town.belfry.journal.read('live', 0, Number.MAX_SAFE_INTEGER);

/** What was answered yes stands in the journal once; what was answered no has left nothing there. */
async function answersHold({ who, sent }: Seat): Promise<void> {
  const caused = Map.groupBy(await allEvents(), event => event.cause);
  for (const [id, { ask, answer }] of sent) {
    const events = caused.get(id) ?? [];
    through[answer?.ok ? 'accepted' : 'refused']++;
    if (!answer?.ok) {
      expect(events, `${who}: ${ask.type} was refused`).toEqual([]);
      continue;
    }
    // One batch, which ends where the answer says; the answer tells of it what the asker may see.
    const first = answer.seq - events.length + 1;
    expect(
      events.map(({ seq }) => seq),
      `${who}: ${ask.type}`,
    ).toEqual(events.map((_, index) => first + index));
    expect(new Set(events.map(({ type, data }) => JSON.stringify([type, data]))).size).toBe(events.length);
    const ids = new Set(events.map(({ id }) => id));
    for (const { id } of answer.events) expect(ids, `${who}: ${ask.type}`).toContain(id);
  }
}

describe('[room.3] consoles converge', () => {
  it.each(Array.from({ length: 64 }, (_, i) => i + 1))(
    '[room.3] three of them show what the journal says they may, through cuts and returns: trace %i',
    trace,
  );
  it('went through cuts, snapshots, missed events, changes of sight and refusals, each many times', () => {
    for (const [what, times] of Object.entries(through)) expect(times, what).toBeGreaterThan(20);
  });
  it.each(SCARS)('[room.3] trace %i, which once found that %s', seed => trace(seed));
});
