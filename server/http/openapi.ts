import { type ErrorCode, STATUS } from '../../shared/protocol.ts';
import type { Mounted } from './app.ts';
import { answered, json, parametersOf, plainText, READ, refusals } from './operations.ts';
import { eventsQuerySchema, roomQuerySchema } from './room.ts';
import { type JsonSchema, ref, schemaOf, sharedSchemas } from './schemas.ts';
import { signInSchema } from './session.ts';

const me: JsonSchema = {
  type: 'object',
  properties: {
    account: { type: 'string' },
    person: { type: 'object', properties: { id: {}, name: {}, language: {} } },
    mandates: { type: 'array', items: { type: 'object' } },
    expiresAt: { type: 'string', format: 'date-time' },
    device: { type: 'string', format: 'uuid' },
    language: { enum: ['fr', 'nl', 'en'] },
  },
};

/** OpenAPI 3.1 of the routes, made of the schemas that check the input; each part tells of its own. */
export function openApi(version: string, mounted: readonly Mounted[]): JsonSchema {
  const sessionPath = {
    post: {
      summary: 'Sign in: sets the cookie and tells the token',
      security: [],
      requestBody: { required: true, content: json(schemaOf(signInSchema)) },
      responses: {
        200: answered('Signed in', { ...me, properties: { token: { type: 'string' }, ...(me.properties as object) } }),
        ...refusals('invalid', 'unauthenticated', 'forbidden', 'too-many', 'unavailable', 'internal'),
      },
    },
    get: {
      summary: 'Who is signed in',
      responses: { 200: answered('The session', me), ...refusals('unauthenticated') },
    },
    delete: {
      summary: 'End the session, its sockets and its push subscriptions',
      responses: {
        200: answered('Ended', { type: 'object', properties: { ok: { const: true } } }),
        ...refusals('unauthenticated', 'forbidden'),
      },
    },
  };
  return {
    openapi: '3.1.0',
    info: { title: 'Belfry', version, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    security: [{ bearer: [] }, { cookie: [] }],
    paths: {
      '/healthz': probe('Alive'),
      '/readyz': probe('The room is rebuilt and the journal can be written'),
      '/metrics': {
        get: {
          summary: 'Prometheus text, for this host or the right metrics',
          responses: {
            200: { description: 'Figures', content: { 'text/plain': plainText } },
            ...refusals('unauthenticated', 'forbidden'),
          },
        },
      },
      '/api/session': sessionPath,
      '/api/commands': {
        post: {
          summary: 'One command; the same id again gets the first answer again',
          requestBody: { required: true, content: json(ref('Command')) },
          responses: {
            200: answered('Done and stored', ref('Accepted')),
            ...refusals(...(Object.keys(STATUS) as ErrorCode[])),
          },
        },
      },
      '/api/room': {
        get: {
          summary: 'The room as the caller may see it',
          parameters: parametersOf(schemaOf(roomQuerySchema)),
          responses: { 200: answered('The room', ref('Room')), ...READ },
        },
      },
      '/api/events': { get: eventsOperation() },
      ...Object.assign({}, ...mounted.map(pathsOf)),
    },
    components: {
      schemas: sharedSchemas(),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'belfry', description: '__Host-belfry over https' },
      },
    },
  };
}

const pathsOf = ({ path, operations }: Mounted): JsonSchema =>
  Object.fromEntries(
    Object.entries(operations).map(([below, methods]) => [below === '/' ? path : path + below, methods]),
  );

const eventsOperation = () => ({
  summary: 'Events after a position, oldest first; ask again from upTo, or keep the line open',
  description:
    'With Accept: text/event-stream each message is an event `events` whose id is upTo, so that Last-Event-ID resumes. ' +
    'An event `resync` ends the line: what the caller may see is another, so read the room anew.',
  parameters: [
    ...parametersOf(schemaOf(eventsQuerySchema)),
    { name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'integer' } },
  ],
  responses: {
    200: {
      description: 'A page, or the open line',
      content: { ...json(ref('Events')), 'text/event-stream': plainText },
    },
    ...READ,
  },
});

const probe = (summary: string) => ({
  get: {
    summary,
    security: [],
    responses: {
      200: answered('Yes', { type: 'object', properties: { status: { const: 'ok' } } }),
      503: answered('No, and why', { type: 'object', properties: { status: {}, reason: { type: 'string' } } }),
    },
  },
});
