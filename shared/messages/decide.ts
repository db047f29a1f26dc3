import { type Context, command, type Draft, type Refusal, refuse } from '../capability.ts';
import { happenedInTheFuture, refusedHealth, refusedLine, withoutIdleReason } from '../log/decide.ts';
import type { Room } from '../room.ts';
import { nextNumber } from './number.ts';
import { assignMessageSchema, type Message, receiveMessageSchema, triageMessageSchema } from './schema.ts';

export const messageCommands = {
  /** Written down as it was said; what becomes of it is decided after. */
  'message.receive': command(receiveMessageSchema, (room, data, context) => {
    if (room.messages[data.message]) return refuse('conflict', 'already-exists', { path: 'data.message' });
    if (data.incident && !context.sees('incidents', data.incident))
      return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    const refused = happenedInTheFuture(data.receivedAt, context, 'data.receivedAt') ?? refusedHealth(data);
    if (refused) return refused;
    return [
      { type: 'message.received', data: { ...withoutIdleReason(data), number: nextNumber(room.messages, context.at) } },
    ];
  }),
  /** What was set aside may still be brought to the log; what stands in the log is corrected there. */
  'message.triage': command(triageMessageSchema, (room, { message: id, as }, context) => {
    const message = known(room, id, context);
    if ('refused' in message) return message;
    if (message.triaged && (message.triaged.to !== 'aside' || as.to === 'aside'))
      return refuse('conflict', 'already-triaged', { path: 'data.message' });
    const triaged = (to: unknown): Draft => ({ type: 'message.triaged', data: { message: id, as: to } });
    if (as.to === 'aside') return [triaged(as)];
    if (as.to === 'decision')
      return room.decisions[as.decision] && context.sees('decisions', as.decision)
        ? [triaged(as)]
        : refuse('rejected', 'unknown-decision', { path: 'data.as.decision' });
    const lines: Draft[] = [];
    const ids = new Set<string>();
    for (const [i, line] of as.entries.entries()) {
      const path = `data.as.entries.${i}`;
      if (ids.has(line.entry)) return refuse('conflict', 'already-exists', { path: `${path}.entry` });
      ids.add(line.entry);
      const told = message.healthReason === undefined ? undefined : message.text;
      const refused = refusedLine(room, line, context, { path, told });
      if (refused) return refused;
      lines.push({ type: 'log.written', data: { ...withoutIdleReason(line), ...carried(message, i) } });
    }
    return [...lines, triaged({ to: 'log', entries: [...ids] })];
  }),
  'message.assign': command(assignMessageSchema, (room, data, context) => {
    const message = known(room, data.message, context);
    if ('refused' in message) return message;
    if (message.triaged) return refuse('conflict', 'already-triaged', { path: 'data.message' });
    return message.assigned?.function === data.function ? [] : [{ type: 'message.assigned', data }];
  }),
};

const known = (room: Room, id: string, { sees }: Context): Message | Refusal => {
  const message = room.messages[id];
  return message && sees('messages', id) ? message : refuse('rejected', 'unknown-message', { path: 'data.message' });
};

/** What a line takes over from its message: number and time; its files go with the first line. */
const carried = ({ id, number, receivedAt, attachments }: Message, place: number) => ({
  message: { ...number, id },
  happenedAt: receivedAt,
  ...(attachments && place === 0 ? { attachments } : {}),
});
