import { command, refuse } from '../capability.ts';
import { authorityOf, decidedInTheFuture } from '../people/authority.ts';
import { isValid } from '../people/mandates.ts';
import { AUTHORITY } from '../phases/authority.ts';
import { recordConsultationSchema } from './schema.ts';

export const consultationCommands = {
  'consultation.record': command(recordConsultationSchema, (room, data, context) => {
    const { decidedBy, ...recorded } = data;
    if (room.consultations[data.consultation])
      return refuse('conflict', 'already-exists', { path: 'data.consultation' });
    if (data.incident && !context.sees('incidents', data.incident))
      return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    const nobody = data.consulted.findIndex(({ mandate }) => {
      const held = room.mandates[mandate];
      return !held || !isValid(held, data.consultedAt);
    });
    if (nobody >= 0) return refuse('rejected', 'unknown-mandate', { path: `data.consulted.${nobody}.mandate` });
    const decided = authorityOf(room, context, {
      decidedAt: data.consultedAt,
      decidedBy,
      may: mandate => mandate.function === AUTHORITY[data.phase],
      wrong: refuse('forbidden', 'wrong-authority', {
        path: 'data.phase',
        params: { phase: data.phase, authority: AUTHORITY[data.phase] },
      }),
    });
    if ('refused' in decided) return decided;
    return (
      decidedInTheFuture(data.consultedAt, context) ?? [
        { type: 'consultation.recorded', data: { ...recorded, authority: decided.authority.id } },
      ]
    );
  }),
};
