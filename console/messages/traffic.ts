import type { Message, MessagePriority } from '../../shared/messages/schema.ts';
import type { Room } from '../../shared/room.ts';

const RANK: readonly MessagePriority[] = ['flash', 'urgent', 'routine'];
export const priorityOf = (message: Message): MessagePriority => message.priority ?? 'routine';

/** What waits to be triaged: the most pressing first, then in the order of their numbers. */
export const waitingIn = (messages: Room['messages']): readonly Message[] =>
  Object.values(messages)
    .filter(message => !message.triaged)
    .sort(
      (a, b) =>
        RANK.indexOf(priorityOf(a)) - RANK.indexOf(priorityOf(b)) ||
        a.number.day.localeCompare(b.number.day) ||
        a.number.n - b.number.n,
    );

/** What has been triaged, the last first. */
export const triagedIn = (messages: Room['messages']): readonly Message[] =>
  Object.values(messages)
    .filter(message => message.triaged)
    .sort((a, b) => (b.triaged?.at ?? '').localeCompare(a.triaged?.at ?? ''));

/** A text in paragraphs is several lines of the log. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/)
    .map(part => part.trim())
    .filter(Boolean);
