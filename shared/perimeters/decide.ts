import { type Context, command, type Draft, type Refusal, refuse } from '../capability.ts';
import { basisOn } from '../decisions/bases.ts';
import type { Decision } from '../decisions/schema.ts';
import { takenDraft } from '../decisions/taken.ts';
import type { Area } from '../geometry.ts';
import { text } from '../language/read.ts';
import { authorityOf, decidedInTheFuture } from '../people/authority.ts';
import { recipientsOf, refusedAddressees } from '../recipients/recipients.ts';
import type { Room } from '../room.ts';
import { DOCTRINE, isRing, RINGS } from './doctrine.ts';
import { moveDue } from './follow.ts';
import { informedOf, maySetPerimeter } from './informed.ts';
import { stickingOut } from './rings.ts';
import {
  drawPerimeterSchema,
  drawPerimeterSetSchema,
  type Inform,
  liftPerimeterSchema,
  liftPerimeterSetSchema,
  movePerimeterSchema,
  type Perimeter,
  type PerimeterDrawn,
  placeCheckpointSchema,
  removeCheckpointSchema,
} from './schema.ts';
import { areaOf } from './shapes.ts';

export const perimeterCommands = {
  /** The same id again moves the perimeter; its history stays in the journal. */
  'perimeter.draw': command(drawPerimeterSchema, (room, data, context) => {
    const { perimeter, zone, area, shape, admits, inform, ...common } = data;
    return draw(room, context, common, [{ perimeter, zone, area, shape, admits }], inform, '');
  }),
  /** Several rings in one gesture, with one reason and one decision. */
  'perimeter.draw-set': command(drawPerimeterSetSchema, (room, { rings, inform, ...common }, context) =>
    draw(room, context, common, rings, inform, 'rings.'),
  ),
  'perimeter.lift': command(liftPerimeterSchema, (room, { perimeter, reason, inform }, context) =>
    lift(room, context, [perimeter], reason, inform, () => 'data.perimeter'),
  ),
  'perimeter.lift-set': command(liftPerimeterSetSchema, (room, { perimeters, reason, inform }, context) =>
    lift(room, context, [...new Set(perimeters)], reason, inform, i => `data.perimeters.${i}`),
  ),
  /** What it follows has moved. Writes nothing where nothing would change for anybody. */
  'perimeter.move': command(movePerimeterSchema, (room, { perimeter: id, centre }, { territory, at }) => {
    const perimeter = room.perimeters[id];
    if (!perimeter) return refuse('rejected', 'unknown-perimeter', { path: 'data.perimeter' });
    const moved = moveDue(perimeter, centre, territory, at);
    return moved ? [{ type: 'perimeter.moved', data: moved }] : [];
  }),
  /** The same id again moves the point. */
  'checkpoint.place': command(placeCheckpointSchema, (room, data, context) => {
    const closed = refusedIncident(room, data.incident);
    if (closed) return closed;
    const before = room.checkpoints[data.checkpoint];
    if (before && (before.incident !== data.incident || before.removed))
      return refuse('conflict', 'already-exists', { path: 'data.checkpoint' });
    const perimeter = data.perimeter === undefined ? undefined : room.perimeters[data.perimeter];
    if (data.perimeter !== undefined && perimeter?.incident !== data.incident)
      return refuse('rejected', 'unknown-perimeter', { path: 'data.perimeter' });
    return refusedHolder(room, context, data.holder) ?? [{ type: 'checkpoint.placed', data }];
  }),
  'checkpoint.remove': command(removeCheckpointSchema, (room, data) => {
    const point = room.checkpoints[data.checkpoint];
    if (!point) return refuse('rejected', 'unknown-checkpoint', { path: 'data.checkpoint' });
    if (point.removed) return refuse('conflict', 'already-lifted', { path: 'data.checkpoint' });
    return [{ type: 'checkpoint.removed', data }];
  }),
};

type Common = Pick<PerimeterDrawn, 'incident' | 'reason' | 'from' | 'until' | 'proposer' | 'holder' | 'despite'>;
type Ring = Pick<PerimeterDrawn, 'perimeter' | 'zone' | 'shape' | 'admits'> & { readonly area?: Area | undefined };

function refusedIncident(room: Room, id: string): Refusal | undefined {
  const incident = room.incidents[id];
  if (!incident) return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
  return incident.status === 'closed' ? refuse('conflict', 'incident-closed', { path: 'data.incident' }) : undefined;
}
function refusedHolder(room: Room, { territory }: Context, holder: Common['holder']): Refusal | undefined {
  if (holder?.kind === 'organisation' && !room.organisations[holder.id])
    return refuse('rejected', 'unknown-organisation', { path: 'data.holder.id' });
  return holder?.kind === 'commune' && territory.zonesOf([holder.id]).length === 0
    ? refuse('rejected', 'unknown-commune', { path: 'data.holder.id' })
    : undefined;
}
/** Each ring is new, or stands in the same incident; none is named twice. */
function refusedRings(room: Room, incident: string, rings: readonly Ring[], at: string): Refusal | undefined {
  const taken = rings.findIndex(({ perimeter: id }, i) => {
    const before = room.perimeters[id];
    const again = rings.findIndex(other => other.perimeter === id) !== i;
    return again || (before && (before.incident !== incident || before.lifted));
  });
  if (taken < 0) return undefined;
  return refuse('conflict', 'already-exists', { path: `data.${at && `${at}${taken}.`}perimeter` });
}

function draw(
  room: Room,
  context: Context,
  common: Common,
  rings: readonly Ring[],
  inform: Inform | undefined,
  path: string,
): readonly Draft[] | Refusal {
  const refused =
    refusedIncident(room, common.incident) ??
    refusedRings(room, common.incident, rings, path) ??
    refusedHolder(room, context, common.holder);
  if (refused) return refused;
  if (common.proposer !== undefined && !room.mandates[common.proposer])
    return refuse('rejected', 'unknown-mandate', { path: 'data.proposer' });
  if (common.until !== undefined && Date.parse(common.until) <= Date.parse(context.at))
    return refuse('rejected', 'deadline-past', { path: 'data.until' });
  const drawn = rings.map(ring => whole(context, common, ring));
  const standing = [...standingOf(room, common.incident), ...drawn.map(d => ({ ...d, id: d.perimeter }))];
  const last = new Map(standing.map(p => [p.id, p]));
  const overhangs = stickingOut([...last.values()]).map(({ part: _drawnOnly, ...found }) => found);
  const told = inform ? decisionOn(room, context, inform, common.incident, drawn, 'measure') : [];
  if ('refused' in told) return told;
  const facts = drawn.map(data => {
    const own = overhangs.filter(o => o.perimeter === data.perimeter || o.outer === data.zone);
    return { type: 'perimeter.drawn', data: own.length > 0 ? { ...data, overhangs: own } : data };
  });
  return [...facts, ...told];
}

/** A ring with all that the territory says of it; where the shape is known it counts, not the area sent with it. */
function whole({ territory }: Context, common: Common, ring: Ring): PerimeterDrawn {
  const area = areaOf(ring.shape) ?? (ring.area as Area);
  const admits = ring.admits ?? DOCTRINE.zones[ring.zone].admits;
  const { communes, zones } = territory.touching(area);
  const facilities = territory.facilitiesIn(area);
  const data = { ...common, ...ring, area, admits, doctrine: DOCTRINE.version, communes, zones, facilities };
  // A field that is there but undefined would make the live room differ from its replay.
  return JSON.parse(JSON.stringify(data)) as PerimeterDrawn;
}
const standingOf = (room: Room, incident: string): readonly Perimeter[] =>
  Object.values(room.perimeters).filter(p => p.incident === incident && !p.lifted);

function lift(
  room: Room,
  context: Context,
  ids: readonly string[],
  reason: Perimeter['reason'],
  inform: Inform | undefined,
  path: (i: number) => string,
): readonly Draft[] | Refusal {
  const perimeters: Perimeter[] = [];
  for (const [i, id] of ids.entries()) {
    const perimeter = room.perimeters[id];
    if (!perimeter) return refuse('rejected', 'unknown-perimeter', { path: path(i) });
    if (perimeter.lifted) return refuse('conflict', 'already-lifted', { path: path(i) });
    if (perimeter.incident !== perimeters[0]?.incident && i > 0)
      return refuse('rejected', 'unknown-perimeter', { path: path(i) });
    perimeters.push(perimeter);
  }
  const [first] = perimeters;
  const drawn = perimeters.map(p => ({ ...p, perimeter: p.id }));
  const told = inform && first ? decisionOn(room, context, inform, first.incident, drawn, 'order') : [];
  if ('refused' in told) return told;
  return [...ids.map(perimeter => ({ type: 'perimeter.lifted', data: { perimeter, reason } })), ...told];
}

type Told = Pick<PerimeterDrawn, 'perimeter' | 'zone' | 'area' | 'communes' | 'zones' | 'facilities'>;

/**
 * The decision that a change of perimeter is: its recipients must receive, understand and carry it out. It stands for
 * the outermost ring, and takes the place of what was decided on these rings before.
 */
function decisionOn(
  room: Room,
  context: Context,
  inform: Inform,
  incident: string,
  rings: readonly Told[],
  kind: 'measure' | 'order',
): readonly Draft[] | Refusal {
  const { to = informedOf(room, rings), decidedBy, ...told } = inform;
  if (room.decisions[inform.decision]) return refuse('conflict', 'already-exists', { path: 'data.inform.decision' });
  const refused =
    refusedAddressees(room, to, context.territory, 'data.inform.to') ?? decidedInTheFuture(inform.decidedAt, context);
  if (refused) return within(refused);
  if (inform.deadline !== undefined && Date.parse(inform.deadline) <= Date.parse(context.at))
    return refuse('rejected', 'deadline-past', { path: 'data.inform.deadline' });
  const communes = [...new Set(rings.flatMap(ring => ring.communes))];
  const decided = authorityOf(room, context, {
    decidedAt: inform.decidedAt,
    decidedBy,
    may: mandate => rings.every(({ zone }) => maySetPerimeter(mandate, communes, !isRing(zone))),
    wrong: refuse('forbidden', 'perimeter-wrong-authority', { path: 'data.inform.decidedBy' }),
  });
  if ('refused' in decided) return within(decided);
  const outermost = [...rings].sort((a, b) => place(b.zone) - place(a.zone))[0] as Told;
  const recipients = recipientsOf(to, context.territory);
  const earlier = decidedOn(room, rings);
  const ended = ending(earlier, inform, kind, { authority: decided.authority.id, how: decided.how });
  // Whoever was told of the measure learns of its end by that; an order is for those who were not.
  const known = new Set(kind === 'order' ? earlier.flatMap(({ receipts }) => Object.keys(receipts)) : []);
  const rest = recipients.filter(({ id }) => !known.has(id));
  if (rest.length === 0) return ended;
  const origin = { kind: 'perimeter' as const, id: outermost.perimeter };
  const basis = isRing(outermost.zone) ? basisOn(DOCTRINE.basis, inform.decidedAt) : undefined;
  const taking = {
    ...{ ...told, incident, origin, kind, recipients: rest, area: outermost.area, decided },
    ...(basis ? { basis: { id: basis.id, version: basis.version } } : {}),
  };
  return [...ended, takenDraft(room, context, taking)];
}
const place = (zone: string): number => (RINGS as readonly string[]).indexOf(zone);
/** The path of a refusal as this command's payload has it. */
const within = (refused: Refusal): Refusal =>
  refused.path?.startsWith('data.decided')
    ? { ...refused, path: refused.path.replace('data.', 'data.inform.') }
    : refused;

/** What was decided on these rings and still stands. */
function decidedOn(room: Room, rings: readonly Told[]): readonly Decision[] {
  const ids = new Set(rings.map(ring => ring.perimeter));
  return Object.values(room.decisions).filter(
    ({ origin, lifted }) => origin?.kind === 'perimeter' && ids.has(origin.id) && !lifted,
  );
}
const REPLACED = text(
  'Remplacée par la décision suivante',
  'Vervangen door de volgende beslissing',
  'Replaced by the next decision',
);
/** Ends it: who still owed a receipt owes it to the new decision, or confirms that all is open again. */
function ending(
  earlier: readonly Decision[],
  { headline, body, decidedAt }: Inform,
  kind: 'measure' | 'order',
  by: { readonly authority: string; readonly how: string },
): readonly Draft[] {
  const whole = (language: 'fr' | 'nl') => `${headline[language]}\n${body[language]}`.slice(0, 1_000);
  const reason = kind === 'measure' ? REPLACED : text(whole('fr'), whole('nl'));
  return earlier.map(decision => ({
    type: 'decision.lifted',
    data: {
      ...{ decision: decision.id, reason, ...by },
      decidedAt: Date.parse(decidedAt) < Date.parse(decision.decidedAt) ? decision.decidedAt : decidedAt,
    },
  }));
}
