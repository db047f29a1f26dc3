import { type Context, command, type Refusal, refuse } from '../capability.ts';
import { takenDraft } from '../decisions/taken.ts';
import { derivedId } from '../derivedId.ts';
import { authorityOf, decidedInTheFuture } from '../people/authority.ts';
import type { Mandate } from '../people/schema.ts';
import { sameOffice } from '../phases/openUnder.ts';
import type { Recipient } from '../recipients/schema.ts';
import type { Room } from '../room.ts';
import { rulingAt } from '../ruling.ts';
import { ASKED, ASKS, mayAsk } from './authority.ts';
import { answerNotice, requestNotice } from './notice.ts';
import { answerUpscaleSchema, requestUpscaleSchema, type Upscale, withdrawUpscaleSchema } from './schema.ts';
import { REQUEST_PATIENCE_S } from './settings.ts';

export const upscaleCommands = {
  'upscale.request': command(requestUpscaleSchema, (room, data, context) => {
    const { decidedBy: _recorded, ...requested } = data;
    if (room.upscales[data.upscale]) return refuse('conflict', 'already-exists', { path: 'data.upscale' });
    if (data.incident && !context.sees('incidents', data.incident))
      return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    const unknown = data.communes.findIndex(nis => context.territory.zonesOf([nis]).length === 0);
    if (unknown >= 0) return refuse('rejected', 'unknown-commune', { path: `data.communes.${unknown}` });
    if (Date.parse(data.deadline) <= Date.parse(data.decidedAt))
      return refuse('rejected', 'deadline-past', { path: 'data.deadline' });
    const decided = authorityOf(room, context, {
      ...data,
      may: mandate => mayAsk(mandate, data),
      wrong: refuse('forbidden', 'wrong-asker', {
        path: 'data.phase',
        params: { phase: data.phase, authority: ASKS[data.phase] },
      }),
    });
    if ('refused' in decided) return decided;
    const future = decidedInTheFuture(data.decidedAt, context);
    if (future) return future;
    const decision = derivedId(data.upscale, 'requested');
    if (room.decisions[decision]) return refuse('conflict', 'already-exists', { path: 'data.upscale' });
    return [
      { type: 'upscale.requested', data: { ...requested, authority: decided.authority.id, how: decided.how } },
      takenDraft(room, context, {
        ...{ decision, incident: data.incident, origin: { kind: 'upscale', id: data.upscale }, kind: 'notification' },
        ...requestNotice(room, data, decided.authority),
        recipients: [{ id: ASKED[data.phase], kind: 'function' }],
        // A past deadline belongs to a request that is entered long after it was made.
        ...(Date.parse(data.deadline) > Date.parse(context.at) ? { deadline: data.deadline } : {}),
        ...{ decidedAt: data.decidedAt, decided, patience: rulingAt(REQUEST_PATIENCE_S, context.at).value },
      }),
    ];
  }),
  /** Granted or refused, with its reason; granting declares nothing: the phase is declared by itself. */
  'upscale.answer': command(answerUpscaleSchema, (room, data, context) => {
    const { decidedBy: _recorded, ...answered } = data;
    const upscale = open(room, data.upscale, data.decidedAt, context);
    if ('refused' in upscale) return upscale;
    const decided = authorityOf(room, context, {
      ...data,
      may: mandate => mandate.function === ASKED[upscale.phase],
      wrong: refuse('forbidden', 'wrong-authority', {
        path: 'data.upscale',
        params: { phase: upscale.phase, authority: ASKED[upscale.phase] },
      }),
    });
    if ('refused' in decided) return decided;
    const future = decidedInTheFuture(data.decidedAt, context);
    if (future) return future;
    const decision = derivedId(data.upscale, 'answered');
    if (room.decisions[decision]) return refuse('conflict', 'already-exists', { path: 'data.upscale' });
    return [
      { type: 'upscale.answered', data: { ...answered, authority: decided.authority.id, how: decided.how } },
      takenDraft(room, context, {
        ...{ decision, incident: upscale.incident, origin: { kind: 'upscale', id: upscale.id }, kind: 'notification' },
        ...answerNotice(room, upscale, data, decided.authority),
        recipients: askersOf(room.mandates[upscale.requested.authority]),
        ...{ decidedAt: data.decidedAt, decided },
      }),
    ];
  }),
  'upscale.withdraw': command(withdrawUpscaleSchema, (room, data, context) => {
    const { decidedBy: _recorded, ...withdrawn } = data;
    const upscale = open(room, data.upscale, data.decidedAt, context);
    if ('refused' in upscale) return upscale;
    const asker = room.mandates[upscale.requested.authority];
    const decided = authorityOf(room, context, {
      ...data,
      may: mandate => sameOffice(mandate, asker),
      wrong: refuse('forbidden', 'wrong-asker', {
        path: 'data.upscale',
        params: { phase: upscale.phase, authority: asker?.function ?? ASKS[upscale.phase] },
      }),
    });
    if ('refused' in decided) return decided;
    return (
      decidedInTheFuture(data.decidedAt, context) ?? [
        { type: 'upscale.withdrawn', data: { ...withdrawn, authority: decided.authority.id, how: decided.how } },
      ]
    );
  }),
};

/** A request that has neither answer nor end; also past its deadline, since a late answer is still one. */
function open(room: Room, id: string, at: string, context: Context): Upscale | Refusal {
  const upscale = room.upscales[id];
  if (!upscale || !context.sees('upscales', id)) return refuse('rejected', 'unknown-upscale', { path: 'data.upscale' });
  if (upscale.answer) return refuse('conflict', 'upscale-answered', { path: 'data.upscale' });
  if (upscale.withdrawn) return refuse('conflict', 'upscale-withdrawn', { path: 'data.upscale' });
  return Date.parse(at) < Date.parse(upscale.requested.decidedAt)
    ? refuse('rejected', 'answered-before-asked', { path: 'data.decidedAt' })
    : upscale;
}

/** Where the answer goes: to the communes of the mayor who asked, else to the office. */
function askersOf(asker: Mandate | undefined): readonly Recipient[] {
  if (asker && asker.scope !== 'region' && asker.scope.communes.length > 0)
    return asker.scope.communes.map(id => ({ id, kind: 'commune' as const }));
  return [{ id: asker?.function ?? 'high-official', kind: 'function' }];
}
