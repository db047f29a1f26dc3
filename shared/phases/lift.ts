import type { z } from 'zod';
import { AUTHORITIES, SITE } from '../access/functions.ts';
import { type Context, type Draft, type Refusal, refuse } from '../capability.ts';
import { decisionCommands } from '../decisions/decide.ts';
import { text } from '../language/read.ts';
import type { DecidedBy } from '../people/authority.ts';
import { isValid } from '../people/mandates.ts';
import { perimeterCommands } from '../perimeters/decide.ts';
import type { Room } from '../room.ts';
import { decidedWith, type OpenMeasure, openUnder } from './openUnder.ts';
import type { Declaration, liftPhaseSchema, MeasureFate } from './schema.ts';

type Lifting = z.infer<typeof liftPhaseSchema>;
const ORDER: readonly Declaration['phase'][] = ['communale', 'provinciale', 'federale'];
const WITH_PHASE = text('Levée avec la phase.', 'Opgeheven samen met de fase.', 'Lifted together with the phase.');

const textOf = (reason: Lifting['reason']) => (typeof reason === 'string' ? WITH_PHASE : reason);

/** What a lifting says beyond itself must hold: lower phases, on its own territory, recovery there too. */
export function refusedSequel(declaration: Declaration, { next = [], recovery = [] }: Lifting): Refusal | undefined {
  const level = ORDER.indexOf(declaration.phase);
  const notLower = next.findIndex(({ phase }) => ORDER.indexOf(phase) >= level);
  if (notLower >= 0) return refuse('rejected', 'next-not-lower', { path: `data.next.${notLower}.phase` });
  for (const [name, parts] of Object.entries({ next, recovery })) {
    const outside = parts.findIndex(({ communes }) => communes.some(nis => !declaration.communes.includes(nis)));
    if (outside >= 0) return refuse('rejected', 'outside-territory', { path: `data.${name}.${outside}.communes` });
  }
  return undefined;
}

/**
 * Every public measure under the declaration is answered for: kept by a mandate that is named, or ended, which is
 * decided by the rules of the measure itself. Refuses with those that are still open.
 */
export function endMeasures(
  room: Room,
  declaration: Declaration,
  data: Lifting,
  context: Context,
  decided: DecidedBy,
): readonly Draft[] | Refusal {
  const open = openUnder(room, declaration);
  const fates = data.measures ?? [];
  const drafts: Draft[] = [];
  const answered = new Set<string>();
  for (const [i, fate] of fates.entries()) {
    const path = `data.measures.${i}`;
    const measure = open.find(({ id }) => id === fate.id);
    if (!measure || answered.has(fate.id)) return refuse('rejected', 'measure-not-open', { path: `${path}.id` });
    answered.add(fate.id);
    const ended =
      'liftedAt' in fate ? endOne(room, measure, fate, data, context, decided) : keptBy(room, measure, fate, data);
    if ('refused' in ended) return { ...ended, path };
    drafts.push(...ended);
  }
  const left = open.filter(({ id }) => !answered.has(id));
  return left.length === 0 ? drafts : measuresOpen(room, left, context, decided);
}

/** Who keeps it is named by the lifting authority; a perimeter carries the name itself, its decisions theirs. */
function keptBy(
  room: Room,
  { id, of }: OpenMeasure,
  { maintainedBy: mandate }: { maintainedBy: string },
  { decidedAt: at, reason }: Lifting,
): readonly Draft[] | Refusal {
  const keeper = room.mandates[mandate];
  const able: readonly string[] = [...AUTHORITIES, ...SITE];
  if (!keeper || !isValid(keeper, at) || !able.includes(keeper.function)) return refuse('rejected', 'keeper-unknown');
  return decisionsOf(room, { id, of }).map(decision => ({
    type: 'decision.maintained',
    data: { decision, mandate, reason },
  }));
}

const decisionsOf = (room: Room, { id, of }: OpenMeasure): readonly string[] =>
  of === 'decision' ? [id] : decidedWith(room, id).map(decision => decision.id);

/** By the rule of the measure itself, so that who may end it and who must hear of it are decided in one place. */
function endOne(
  room: Room,
  { id, of }: OpenMeasure,
  { liftedAt }: Extract<MeasureFate, { liftedAt: string }>,
  { decidedBy, reason }: Lifting,
  context: Context,
  { authority, how }: DecidedBy,
): readonly Draft[] | Refusal {
  if (of === 'perimeter') {
    const lifted = perimeterCommands['perimeter.lift'].decide(room, { perimeter: id, reason }, context);
    if ('refused' in lifted) return lifted;
    const told = { reason: textOf(reason), decidedAt: liftedAt, authority: authority.id, how };
    const ended = decisionsOf(room, { id, of }).map(decision => ({
      type: 'decision.lifted',
      data: { decision, ...told },
    }));
    return [...lifted, ...ended];
  }
  return decisionCommands['decision.lift'].decide(
    room,
    { decision: id, reason: textOf(reason), decidedAt: liftedAt, decidedBy },
    context,
  );
}

function measuresOpen(room: Room, left: readonly OpenMeasure[], context: Context, decided: DecidedBy): Refusal {
  // Whoever may not see one learns how many there are, not what they are.
  const seen = left.filter(({ id, of }) => context.sees(of === 'decision' ? 'decisions' : 'perimeters', id));
  const names = (language: 'fr' | 'nl' | 'en'): string =>
    seen.map(({ id }) => namedIn(room, id, language)).join('; ') || String(left.length);
  return refuse('rejected', 'measures-open', {
    path: 'data.measures',
    params: {
      n: left.length,
      list: { fr: names('fr'), nl: names('nl'), en: names('en') },
      measures: seen.map(({ id }) => id),
      authority: decided.authority.function,
    },
  });
}
const ZONES: Readonly<Record<string, Record<'fr' | 'nl' | 'en', string>>> = {
  red: { fr: 'périmètre rouge', nl: 'rode perimeter', en: 'red perimeter' },
  orange: { fr: 'périmètre orange', nl: 'oranje perimeter', en: 'orange perimeter' },
  yellow: { fr: 'périmètre jaune', nl: 'gele perimeter', en: 'yellow perimeter' },
};
function namedIn(room: Room, id: string, language: 'fr' | 'nl' | 'en'): string {
  const decision = room.decisions[id];
  if (decision) return decision.headline[language] ?? decision.headline.fr;
  const zone = room.perimeters[id]?.zone;
  return ZONES[zone ?? '']?.[language] ?? id;
}
