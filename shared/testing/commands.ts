import { cellOf } from '../access/cells.ts';
import { RIGHTS } from '../access/rights.ts';
import { type CommandType, commands } from '../commands.ts';
import type { Room } from '../room.ts';
import { alertAsks } from './asks/alerts.ts';
import { callAsks } from './asks/calls.ts';
import { consultationAsks } from './asks/consultations.ts';
import { contactAsks } from './asks/contacts.ts';
import { conventionAsks } from './asks/conventions.ts';
import { decisionAsks } from './asks/decisions.ts';
import { droneAsks } from './asks/drones.ts';
import { dutyAsks } from './asks/duty.ts';
import { feedAsks } from './asks/feeds.ts';
import { fileAsks } from './asks/files.ts';
import { imageAccessAsks } from './asks/imageAccess.ts';
import { incidentAsks } from './asks/incidents.ts';
import { layoutAsks } from './asks/layouts.ts';
import { linkAsks } from './asks/links.ts';
import { logAsks } from './asks/log.ts';
import { around, type Maker } from './asks/making.ts';
import { meetingAsks } from './asks/meetings.ts';
import { messageAsks } from './asks/messages.ts';
import { obligationAsks } from './asks/obligations.ts';
import { organAsks } from './asks/organs.ts';
import { peopleAsks } from './asks/people.ts';
import { perimeterAsks } from './asks/perimeters.ts';
import { phaseAsks } from './asks/phases.ts';
import { planAsks } from './asks/plans.ts';
import { postAsks } from './asks/posts.ts';
import { ptzAsks } from './asks/ptz.ts';
import { recordingAsks } from './asks/recordings.ts';
import { roundAsks } from './asks/rounds.ts';
import { screenAsks } from './asks/screens.ts';
import { sitrepAsks } from './asks/sitreps.ts';
import { streamAsks } from './asks/streams.ts';
import { taskAsks } from './asks/tasks.ts';
import { tollAsks } from './asks/toll.ts';
import { upscaleAsks } from './asks/upscales.ts';
import { type Ask, TOWN } from './people.ts';
import type { Random } from './random.ts';

/** What is asked of each capability: one line each. */
const ASKS = [
  peopleAsks,
  dutyAsks,
  contactAsks,
  linkAsks,
  streamAsks,
  incidentAsks,
  perimeterAsks,
  phaseAsks,
  consultationAsks,
  upscaleAsks,
  organAsks,
  callAsks,
  postAsks,
  alertAsks,
  decisionAsks,
  planAsks,
  taskAsks,
  obligationAsks,
  logAsks,
  messageAsks,
  fileAsks,
  roundAsks,
  meetingAsks,
  feedAsks,
  recordingAsks,
  droneAsks,
  layoutAsks,
  conventionAsks,
  ptzAsks,
  imageAccessAsks,
  screenAsks,
  sitrepAsks,
  tollAsks,
] as const;
const MAKERS = Object.assign(
  { 'room.found': () => ({ demonstration: false }) },
  ...ASKS.map(asks => asks.make),
) as Readonly<Record<CommandType, Maker>>;
/** How often each is asked, beside 2: a night is mostly incidents, perimeters, alerts and their answers. */
const WEIGHTS: Partial<Record<CommandType, number>> = Object.assign(
  { 'room.found': 1 },
  ...ASKS.map(asks => asks.weights ?? {}),
);
const OFTEN: readonly CommandType[] = (Object.keys(commands) as CommandType[]).flatMap(type =>
  Array<CommandType>(WEIGHTS[type] ?? 2).fill(type),
);

/** Data for one command, mostly of the right form. */
export const dataFor = (random: Random, room: Room, now: string, type: CommandType): unknown =>
  MAKERS[type]({ random, room, now });

/**
 * What the town may ask next, given its room: mostly what is allowed and makes sense, sometimes the act of somebody who
 * may not, of a thing that is gone, or in a form that is wrong. The same seed asks the same.
 */
export function nextAsk(random: Random, room: Room, now: string): Ask {
  const type = random.pick(OFTEN);
  const make = MAKERS[type];
  const data = make({ random, room, now });
  const at = type.startsWith('alert.') && random.chance(0.2) ? { at: around(random, now, 3_600) } : {};
  return {
    who: whoFor(random, room, type, data),
    type,
    data: random.chance(0.03) ? spoiled(random, data) : data,
    ...at,
  };
}

/** What whoever looks at images asks for. */
const LOOKED: readonly CommandType[] = [
  'feed.watch',
  'recording.replay',
  'recording.snapshot',
  'ptz.take',
  'ptz.pre-empt',
];

/** Mostly somebody with the right; of an alert, somebody whom it is for. */
function whoFor(random: Random, room: Room, type: CommandType, data: Record<string, unknown>): string {
  if (random.chance(0.1)) return random.pick(TOWN).key;
  const right = RIGHTS[type];
  if (right === 'system') return 'belfry';
  if (type === 'recording.export') return random.pick(['video', 'police-5339', 'operator']);
  if (type === 'recording.end-replay')
    return holderOf(room.replays[String(data.replay)]?.begun.by.person) ?? random.pick(TOWN).key;
  if (LOOKED.includes(type))
    return random.pick(['operator', 'high-official', 'video', 'police-5339', 'zone-5339', 'stib']);
  if (type === 'ptz.release')
    return holderOf(room.leases[String(data.lease)]?.taken.by.person) ?? random.pick(TOWN).key;
  if (type === 'feed.unwatch') return lookerOf(room, String(data.look)) ?? random.pick(TOWN).key;
  if (right === 'everyone' || 'everyone' in right) return random.pick(recipientsIn(room, data));
  const able = TOWN.filter(p => p.mandates.some(m => cellOf(right, m.function) !== 'no'));
  if (able.length === 0) return random.pick(TOWN).key;
  return random.pick(able).key;
}
const holderOf = (person: string | undefined) => TOWN.find(p => p.person === person)?.key;
const lookerOf = (room: Room, look: string) => TOWN.find(p => p.person === room.looks[look]?.from.by.person)?.key;
function recipientsIn(room: Room, data: Record<string, unknown>): string[] {
  const receipts = room.alerts[String(data.alert)]?.receipts ?? {};
  const reached = TOWN.filter(p =>
    p.mandates.some(
      m =>
        m.function in receipts ||
        (m.scope !== 'region' && [...m.scope.communes, ...m.scope.zones].some(code => code in receipts)),
    ),
  );
  return (reached.length > 0 ? reached : TOWN).map(p => p.key);
}

/** A form that the schema must refuse, or a field it must not swallow. */
function spoiled(random: Random, data: Record<string, unknown>): unknown {
  const name = random.pick(Object.keys(data));
  return random.pick([
    { ...data, [name]: undefined },
    { ...data, [name]: null },
    { ...data, [name]: [[[{}]]] },
    { ...data, surprise: true },
    null,
    'text',
    [],
  ]);
}
