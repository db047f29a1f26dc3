import { answered, idIn, json, type Operations, refusals } from '../http/operations.ts';
import { schemaOf } from '../http/schemas.ts';
import { examineSchema } from './routes.ts';

/** Of `/api/feeds`. */
export const feedOperations: Operations = {
  '/probe': {
    post: {
      summary:
        'Tests an address before it is a feed: what it shows, what will be done with it, or why there is no picture',
      requestBody: { required: true, content: json(schemaOf(examineSchema)) },
      responses: {
        200: answered('What was found, and the same in words of the caller’s language', {
          type: 'object',
          properties: { ok: { const: true }, data: { type: 'object' } },
        }),
        ...refusals('invalid', 'unauthenticated', 'forbidden', 'rejected', 'too-many'),
      },
    },
  },
  '/discover': {
    post: {
      summary: 'Calls the ONVIF cameras of the local network and gathers who answers',
      responses: {
        200: answered('Who answered', {
          type: 'object',
          properties: { ok: { const: true }, data: { type: 'object' } },
        }),
        ...refusals('unauthenticated', 'forbidden', 'too-many'),
      },
    },
  },
  '/{feed}/key': {
    post: {
      summary:
        'A new key for a feed that is sent to us over RTMP or SRT: told in this answer and never again; the former one ends',
      parameters: [idIn('feed', 'The feed')],
      responses: {
        201: answered('Where to send, and the key', { type: 'object', properties: { ok: { const: true }, data: {} } }),
        ...refusals('unauthenticated', 'forbidden', 'not-found', 'conflict', 'rejected', 'too-many', 'unavailable'),
      },
    },
  },
};
