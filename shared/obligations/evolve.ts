import type { Evolve, Patch } from '../capability.ts';
import type { ObligationFulfilled, ObligationPlanned, ObligationWithdrawn } from './schema.ts';

export const obligationEvolve = {
  'obligation.fulfilled': ((_room, { record: id, evidence, ...told }, { at, by }): Patch => ({
    obligations: { [id]: { ...told, id, kind: 'fulfilled', note: evidence, recorded: { at, by } } },
  })) as Evolve<ObligationFulfilled>,
  'obligation.planned': ((_room, { record: id, note, ...told }, { at, by }): Patch => ({
    obligations: {
      [id]: { ...told, id, kind: 'planned', recorded: { at, by }, ...(note === undefined ? {} : { note }) },
    },
  })) as Evolve<ObligationPlanned>,
  'obligation.withdrawn': ((room, { record: id, reason }, { at, by }): Patch => {
    const record = room.obligations[id];
    return record ? { obligations: { [id]: { ...record, withdrawn: { at, by, reason } } } } : {};
  }) as Evolve<ObligationWithdrawn>,
};
