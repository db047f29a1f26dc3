import type { Evolve, Patch } from '../capability.ts';
import type { Room } from '../room.ts';
import type { Call, CallJoined, CallLeft, FloorGiven, HandLowered, HandRaised } from './schema.ts';

const change = (room: Room, id: string, with_: (call: Call) => Call): Patch => {
  const call = room.calls[id];
  return call ? { calls: { [id]: with_(call) } } : {};
};
const without = ({ floor: _ended, ...call }: Call): Call => call;

export const callEvolve = {
  'call.joined': ((room, { organ: id, mandate }, { at, by }): Patch => {
    const incident = room.organs[id]?.incident;
    const call: Call = room.calls[id] ?? { id, ...(incident ? { incident } : {}), stays: [], hands: [] };
    const stay = { person: by.person, mandate, joined: { at, by } };
    return { calls: { [id]: { ...call, stays: [...call.stays, stay] } } };
  }) as Evolve<CallJoined>,
  'call.left': ((room, { organ, person, because }, { at, by }) =>
    change(room, organ, call => {
      const stays = call.stays.map(stay =>
        stay.person === person && !stay.left ? { ...stay, left: { at, by, because } } : stay,
      );
      const rest = call.floor?.person === person ? without(call) : call;
      return { ...rest, stays, hands: call.hands.filter(hand => hand.person !== person) };
    })) as Evolve<CallLeft>,
  'call.hand-raised': ((room, { organ }, { at, by }) =>
    change(room, organ, call => ({
      ...call,
      hands: [...call.hands, { person: by.person, raised: { at, by } }],
    }))) as Evolve<HandRaised>,
  'call.hand-lowered': ((room, { organ }, { by }) =>
    change(room, organ, call => ({
      ...call,
      hands: call.hands.filter(({ person }) => person !== by.person),
    }))) as Evolve<HandLowered>,
  'call.floor-given': ((room, { organ, person }, { at, by }) =>
    change(room, organ, call =>
      person === undefined
        ? without(call)
        : {
            ...call,
            hands: call.hands.filter(hand => hand.person !== person),
            floor: { person, given: { at, by } },
          },
    )) as Evolve<FloorGiven>,
};
