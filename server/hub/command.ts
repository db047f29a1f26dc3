import type { Answer } from '../../shared/protocol.ts';
import type { Pace } from '../access/pace.ts';
import type { Reception } from '../access/reception.ts';
import { answerIn, failed } from '../room/outcome.ts';
import type { HubSocket } from './connection.ts';

export interface CommandDeps {
  readonly reception: Reception;
  /** Commands of one socket; the person's own pace is kept by the reception. */
  readonly pace: Pace;
  readonly counted: (type: string, outcome: string) => void;
}

/** One command over the socket: the same answer as over HTTP. */
export function createCommand({ reception, pace, counted }: CommandDeps) {
  return async (socket: HubSocket, message: unknown): Promise<Answer> => {
    const { session, language } = socket.data;
    const wait = pace.take(socket.id);
    if (wait === 0) return reception.command(session, message, language);
    // Turned away before it is looked at: this must cost next to nothing.
    counted('unread', 'too-many');
    return answerIn(failed('too-many', 'too-many', { params: { seconds: wait } }), language);
  };
}
