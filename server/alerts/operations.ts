import { answered, json, type Operations, refusals } from '../http/operations.ts';
import { schemaOf } from '../http/schemas.ts';
import { endpointSchema, subscriptionSchema } from './subscriptions.ts';

/** Of `/api/push`. */
export const pushOperations: Operations = {
  '/key': {
    get: {
      summary: 'The public key (VAPID, RFC 8292) that a browser subscribes with',
      security: [],
      responses: { 200: answered('The key, base64url', { type: 'object', properties: { key: { type: 'string' } } }) },
    },
  },
  '/subscriptions': {
    post: {
      summary: 'This session’s device takes alerts by web push; the same subscription again is the same device',
      requestBody: { required: true, content: json(schemaOf(subscriptionSchema)) },
      responses: {
        201: answered('Kept', { type: 'object', properties: { device: { type: 'string', format: 'uuid' } } }),
        ...refusals('invalid', 'unauthenticated', 'unavailable'),
      },
    },
    delete: {
      summary: 'This session’s device takes no alerts any more',
      requestBody: { required: true, content: json(schemaOf(endpointSchema)) },
      responses: { 204: { description: 'Forgotten' }, ...refusals('invalid', 'unauthenticated', 'unavailable') },
    },
  },
};
