import { type Context, command, type Draft, type Refusal, refuse } from '../capability.ts';
import { type DecidedBy, decidedInTheFuture } from '../people/authority.ts';
import { refusedAddressees } from '../recipients/recipients.ts';
import type { Room } from '../room.ts';
import { authorityFor } from './authority.ts';
import { endMeasures, refusedSequel } from './lift.ts';
import { type Notifying, notifying } from './notify.ts';
import {
  type Criterion,
  confirmPhaseSchema,
  type Declaration,
  declarePhaseSchema,
  declinePhaseSchema,
  liftPhaseSchema,
  reassessPhaseSchema,
} from './schema.ts';

export const phaseCommands = {
  'phase.declare': command(declarePhaseSchema, (room, data, context) => {
    const { decidedBy: _recorded, also, ...declared } = data;
    if (room.phases[data.declaration]) return refuse('conflict', 'already-exists', { path: 'data.declaration' });
    if (data.incident && !context.sees('incidents', data.incident))
      return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    const refused = unknownCommune(data.communes, context) ?? refusedLinks(room, data, context);
    if (refused) return refused;
    const decided = authorityFor(room, context, data);
    if ('refused' in decided) return decided;
    const wrong =
      decidedInTheFuture(data.decidedAt, context) ??
      alreadyDeclared(room, data) ??
      (also && refusedAddressees(room, also, context.territory, 'data.also'));
    if (wrong) return wrong;
    return withNotice(room, context, decided, { ...data, act: 'declared' }, [
      { type: 'phase.declared', data: { ...declared, authority: decided.authority.id, how: decided.how } },
    ]);
  }),
  /**
   * The authority that declared lifts, once every public measure is kept by somebody or ended; a lower phase is declared
   * or confirmed by its own authority, never inferred (belgium.md §3.4).
   */
  'phase.lift': command(liftPhaseSchema, (room, data, context) => {
    const { decidedBy, ...lifted } = data;
    const declaration = known(room, data.declaration, context);
    if ('refused' in declaration) return declaration;
    const decided = authorityFor(room, context, { ...declaration, decidedAt: data.decidedAt, decidedBy });
    if ('refused' in decided) return decided;
    if (declaration.lifted) return refuse('conflict', 'already-lifted', { path: 'data.declaration' });
    if (Date.parse(data.decidedAt) < Date.parse(declaration.declared.decidedAt))
      return refuse('rejected', 'lifted-before-declared', { path: 'data.decidedAt' });
    const wrong = decidedInTheFuture(data.decidedAt, context) ?? refusedSequel(declaration, data);
    if (wrong) return wrong;
    const ended = endMeasures(room, declaration, data, context, decided);
    if ('refused' in ended) return ended;
    const { id, ...about } = declaration;
    const notice = {
      ...about,
      declaration: id,
      act: 'lifted',
      decidedAt: data.decidedAt,
      reason: data.reason,
    } as const;
    return withNotice(room, context, decided, notice, [
      ...ended,
      { type: 'phase.lifted', data: { ...lifted, authority: decided.authority.id, how: decided.how } },
    ]);
  }),
  /** Some of the nine lines anew: each has the age of its own last word. */
  'phase.reassess': command(reassessPhaseSchema, (room, data, context) => {
    const { decidedBy, ...reassessed } = data;
    const declaration = known(room, data.declaration, context);
    if ('refused' in declaration) return declaration;
    const decided = authorityFor(room, context, { ...declaration, decidedAt: data.decidedAt, decidedBy });
    if ('refused' in decided) return decided;
    if (declaration.lifted) return refuse('conflict', 'already-lifted', { path: 'data.declaration' });
    const newer = (Object.keys(data.criteria) as Criterion[]).find(
      n => Date.parse(data.decidedAt) < Date.parse((declaration.assessed?.[n] ?? declaration.declared).decidedAt),
    );
    if (newer) return refuse('conflict', 'criterion-newer', { path: `data.criteria.${newer}` });
    return (
      decidedInTheFuture(data.decidedAt, context) ?? [
        { type: 'phase.reassessed', data: { ...reassessed, authority: decided.authority.id, how: decided.how } },
      ]
    );
  }),
  'phase.confirm': command(confirmPhaseSchema, (room, data, context) => {
    const { decidedBy, ...confirmed } = data;
    const declaration = known(room, data.declaration, context);
    if ('refused' in declaration) return declaration;
    const above = liftedAbove(room, data, context, declaration);
    if ('refused' in above) return above;
    const decided = authorityFor(room, context, { ...declaration, decidedAt: data.decidedAt, decidedBy });
    if ('refused' in decided) return decided;
    if (declaration.lifted) return refuse('conflict', 'already-lifted', { path: 'data.declaration' });
    if (declaration.confirmed?.after === data.after)
      return refuse('conflict', 'already-confirmed', { path: 'data.after' });
    const wrong = decidedInTheFuture(data.decidedAt, context);
    if (wrong) return wrong;
    const { id, ...about } = declaration;
    const notice = { ...about, declaration: id, decidedAt: data.decidedAt, act: 'confirmed' } as const;
    return withNotice(room, context, decided, { ...notice, word: `confirmed ${data.after}` }, [
      { type: 'phase.confirmed', data: { ...confirmed, authority: decided.authority.id, how: decided.how } },
    ]);
  }),
  /** The lower authority answers that no phase goes on on its territory: silence is not an answer. */
  'phase.decline': command(declinePhaseSchema, (room, data, context) => {
    const { decidedBy: _recorded, ...declined } = data;
    const refused = unknownCommune(data.communes, context);
    if (refused) return refused;
    const above = liftedAbove(room, data, context, data);
    if ('refused' in above) return above;
    const decided = authorityFor(room, context, data);
    if ('refused' in decided) return decided;
    return (
      decidedInTheFuture(data.decidedAt, context) ?? [
        { type: 'phase.declined', data: { ...declined, authority: decided.authority.id, how: decided.how } },
      ]
    );
  }),
};

/** The act with the notification that the rule demands of it. */
function withNotice(
  room: Room,
  context: Context,
  decided: DecidedBy,
  notice: Notifying,
  act: readonly Draft[],
): readonly Draft[] | Refusal {
  const told = notifying(room, context, decided, notice);
  return 'refused' in told ? told : [...act, ...told];
}

/** A declaration that the asker may see; any other is unknown to them, so that ids cannot be probed. */
function known(room: Room, id: string, context: Context): Declaration | Refusal {
  const declaration = room.phases[id];
  return declaration && context.sees('phases', id)
    ? declaration
    : refuse('rejected', 'unknown-declaration', { path: 'data.declaration' });
}

const ORDER = ['communale', 'provinciale', 'federale'];
/** The lifted declaration of a higher level after which a lower one goes on or does not. */
function liftedAbove(
  room: Room,
  { after, decidedAt }: { after: string; decidedAt: string },
  context: Context,
  lower: { readonly phase: string; readonly communes: readonly string[] },
): Declaration | Refusal {
  const above = room.phases[after];
  if (!above || !context.sees('phases', after))
    return refuse('rejected', 'unknown-declaration', { path: 'data.after' });
  if (!above.lifted || ORDER.indexOf(above.phase) <= ORDER.indexOf(lower.phase))
    return refuse('rejected', 'nothing-above', { path: 'data.after' });
  if (!lower.communes.some(nis => above.communes.includes(nis)))
    return refuse('rejected', 'outside-territory', { path: 'data.after' });
  return Date.parse(decidedAt) < Date.parse(above.lifted.decidedAt)
    ? refuse('rejected', 'before-lifting', { path: 'data.decidedAt' })
    : above;
}

const unknownCommune = (communes: readonly string[], { territory }: Context): Refusal | undefined => {
  const unknown = communes.findIndex(nis => territory.zonesOf([nis]).length === 0);
  return unknown >= 0 ? refuse('rejected', 'unknown-commune', { path: `data.communes.${unknown}` }) : undefined;
};

/** Consultations and the request that a declaration names must be there, and be of its level. */
function refusedLinks(
  room: Room,
  data: {
    phase: string;
    decidedAt: string;
    consultations?: readonly string[] | undefined;
    upscale?: string | undefined;
  },
  context: Context,
): Refusal | undefined {
  for (const [i, id] of (data.consultations ?? []).entries()) {
    const path = `data.consultations.${i}`;
    const consultation = room.consultations[id];
    if (!consultation || !context.sees('consultations', id))
      return refuse('rejected', 'unknown-consultation', { path });
    if (consultation.phase !== data.phase) return refuse('rejected', 'of-another-level', { path });
    if (Date.parse(consultation.consultedAt) > Date.parse(data.decidedAt))
      return refuse('rejected', 'consulted-after', { path });
  }
  if (data.upscale === undefined) return undefined;
  const upscale = room.upscales[data.upscale];
  if (!upscale || !context.sees('upscales', data.upscale))
    return refuse('rejected', 'unknown-upscale', { path: 'data.upscale' });
  return upscale.phase === data.phase ? undefined : refuse('rejected', 'of-another-level', { path: 'data.upscale' });
}

function alreadyDeclared(
  room: Room,
  data: { phase: string; incident?: string | undefined; communes: readonly string[] },
): Refusal | undefined {
  const same = Object.values(room.phases).find(
    p =>
      !p.lifted &&
      p.phase === data.phase &&
      p.incident === data.incident &&
      p.communes.some(nis => data.communes.includes(nis)),
  );
  return same && refuse('conflict', 'phase-already-declared', { path: 'data.phase', params: { declaration: same.id } });
}
