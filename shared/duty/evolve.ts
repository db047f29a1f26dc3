import type { Evolve, Patch } from '../capability.ts';
import type { Room } from '../room.ts';
import type { HandedOver, Shift, ShiftAccepted, ShiftPlanned } from './schema.ts';

const change = (room: Room, ...changes: readonly (readonly [id: string, with_: (shift: Shift) => Shift])[]): Patch => ({
  duty: Object.fromEntries(
    changes.flatMap(([id, with_]) => {
      const shift = room.duty[id];
      return shift ? [[id, with_(shift)]] : [];
    }),
  ),
});

export const dutyEvolve = {
  'duty.planned': ((_room, { shift: id, ...told }, { at, by }): Patch => ({
    duty: { [id]: { ...told, id, planned: { at, by } } },
  })) as Evolve<ShiftPlanned>,
  'duty.withdrawn': ((room, { shift: id }, { at, by }): Patch => {
    const giver = room.duty[id]?.offered?.shift;
    return change(
      room,
      [id, shift => ({ ...shift, withdrawn: { at, by } })],
      // Nobody is there to take it: whoever gave keeps the duty as planned.
      ...(giver === undefined ? [] : [[giver, ({ given: _given, ...shift }: Shift) => shift] as const]),
    );
  }) as Evolve<{ shift: string }>,
  'duty.handed-over': ((room, { shift: id, to, note, actedAt, until }, { by }): Patch =>
    change(
      room,
      [id, shift => ({ ...shift, given: { shift: to, at: actedAt, by, note, until } })],
      [to, shift => ({ ...shift, offered: { shift: id, at: actedAt, by, note } })],
    )) as Evolve<HandedOver>,
  'duty.accepted': ((room, { shift: id, from, actedAt }, { by }): Patch =>
    change(
      room,
      [id, shift => ({ ...shift, accepted: { at: actedAt, by } })],
      [from, shift => ({ ...shift, relieved: actedAt })],
    )) as Evolve<ShiftAccepted>,
};
