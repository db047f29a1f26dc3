import type { Evolve, Patch } from '../capability.ts';
import type { ConsultationRecorded } from './schema.ts';

export const consultationEvolve = {
  'consultation.recorded': ((_room, { consultation: id, ...told }, { at, by }): Patch => ({
    consultations: { [id]: { ...told, id, recorded: { at, by } } },
  })) as Evolve<ConsultationRecorded>,
};
