import { z } from 'zod';
import { languageSchema } from '../../shared/language/text.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';
import { tokenOf } from '../access/currentSession.ts';
import type { Sessions } from '../access/sessions.ts';
import { languageIn } from '../http/language.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { failed } from '../room/outcome.ts';
import { type HubSocket, refusal } from './connection.ts';

const authSchema = z.object({
  token: z.string().max(200).optional().catch(undefined),
  /** A script that names no version takes the newest. */
  protocol: z.number().default(PROTOCOL_VERSION).catch(0),
  language: languageSchema.optional().catch(undefined),
});

/** Lets a socket in whose token holds and whose client is not older than the server. */
export function handshake(options: {
  readonly sessions: Sessions;
  readonly live: RoomKeeper;
  readonly publicUrl: string | undefined;
  readonly refused: (reason: 'unauthenticated' | 'reload-needed') => void;
}) {
  const { sessions, live, publicUrl, refused } = options;
  const secure = publicUrl?.startsWith('https:') ?? false;
  return async (socket: HubSocket, next: (error?: Error) => void): Promise<void> => {
    const { headers, auth } = socket.handshake;
    const { token, protocol, language } = authSchema.parse(auth ?? {});
    const asked = language ?? languageIn(headers['accept-language']);
    const refuse = (code: 'unauthenticated' | 'reload-needed', reason: string) => {
      refused(code);
      const { error } = refusal(failed('unauthenticated', reason), asked ?? 'fr');
      next(Object.assign(new Error(code), { data: { ...error, code } }));
    };
    if (protocol < PROTOCOL_VERSION) return refuse('reload-needed', 'reload-needed');
    try {
      const given = token ?? tokenOf(headers, secure);
      const session = given === undefined ? undefined : await sessions.find(given);
      if (!session) return refuse('unauthenticated', 'not-signed-in');
      socket.data = { session, language: asked ?? live.room.people[session.person]?.language ?? 'fr' };
      next();
    } catch {
      next(Object.assign(new Error('unavailable'), { data: { code: 'unavailable' } }));
    }
  };
}
