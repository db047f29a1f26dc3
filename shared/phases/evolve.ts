import type { Evolve, Patch } from '../capability.ts';
import type { Event } from '../protocol.ts';
import type { Room } from '../room.ts';
import type {
  AuthorityAct,
  Criterion,
  Declaration,
  PhaseConfirmed,
  PhaseDeclared,
  PhaseDeclined,
  PhaseLifted,
  PhaseReassessed,
} from './schema.ts';

export const act = (
  data: { decidedAt: string; authority: string; how: AuthorityAct['how'] },
  event: Event,
): AuthorityAct => ({
  decidedAt: data.decidedAt,
  enteredAt: event.at,
  by: event.by,
  authority: data.authority,
  how: data.how,
});
const change = (room: Room, id: string, with_: (declaration: Declaration) => Declaration): Patch => {
  const declaration = room.phases[id];
  return declaration ? { phases: { [id]: with_(declaration) } } : {};
};

export const phaseEvolve = {
  'phase.declared': ((_room, data, event): Patch => {
    const { declaration: id, decidedAt: _at, authority: _whose, how: _given, incident, ...told } = data;
    return {
      phases: { [id]: { id, ...(incident === undefined ? {} : { incident }), ...told, declared: act(data, event) } },
    };
  }) as Evolve<PhaseDeclared>,
  'phase.lifted': ((room, data, event): Patch => {
    const declaration = room.phases[data.declaration];
    if (!declaration) return {};
    const { declaration: id, decidedAt: _at, authority: _whose, how: _given, ...told } = data;
    return {
      phases: { [id]: { ...declaration, lifted: { ...act(data, event), ...told } } },
      ...keptBy(room, data, event),
    };
  }) as Evolve<PhaseLifted>,
  'phase.reassessed': ((room, data, event) =>
    change(room, data.declaration, declaration => ({
      ...declaration,
      criteria: { ...declaration.criteria, ...data.criteria } as Declaration['criteria'],
      assessed: {
        ...declaration.assessed,
        ...Object.fromEntries((Object.keys(data.criteria) as Criterion[]).map(n => [n, act(data, event)])),
      },
    }))) as Evolve<PhaseReassessed>,
  'phase.confirmed': ((room, data, event) =>
    change(room, data.declaration, declaration => ({
      ...declaration,
      confirmed: { ...act(data, event), after: data.after },
    }))) as Evolve<PhaseConfirmed>,
  'phase.declined': ((room, data, event) =>
    change(room, data.after, declaration => ({
      ...declaration,
      declined: [
        ...(declaration.declined ?? []),
        { ...act(data, event), phase: data.phase, communes: data.communes, reason: data.reason },
      ],
    }))) as Evolve<PhaseDeclined>,
};

/** Perimeters that outlive the phase carry the name of who keeps them; decisions do so by an event of their own. */
function keptBy(room: Room, { measures = [] }: PhaseLifted, { at, by }: Event): Patch {
  const kept = measures.flatMap(fate => {
    const perimeter = room.perimeters[fate.id];
    return 'maintainedBy' in fate && perimeter
      ? [[perimeter.id, { ...perimeter, maintained: { at, by, mandate: fate.maintainedBy } }] as const]
      : [];
  });
  return kept.length > 0 ? { perimeters: Object.fromEntries(kept) } : {};
}
