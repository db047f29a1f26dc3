import type { Evolve, Patch } from '../capability.ts';
import type { Room } from '../room.ts';
import type { Message, MessageAssigned, MessageReceived, MessageTriaged } from './schema.ts';

const change = (room: Room, id: string, with_: (message: Message) => Message): Patch => {
  const message = room.messages[id];
  return message ? { messages: { [id]: with_(message) } } : {};
};

export const messageEvolve = {
  'message.received': ((_room, { message: id, ...told }, { at, by }): Patch => ({
    messages: { [id]: { ...told, id, entered: { at, by } } },
  })) as Evolve<MessageReceived>,
  'message.assigned': ((room, { message: id, function: code }, { at, by }) =>
    change(room, id, message => ({ ...message, assigned: { function: code, at, by } }))) as Evolve<MessageAssigned>,
  'message.triaged': ((room, { message: id, as }, { at, by }) =>
    change(room, id, message => ({ ...message, triaged: { ...as, at, by } }))) as Evolve<MessageTriaged>,
};
