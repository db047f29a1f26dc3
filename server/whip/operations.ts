import { allowPlayerSchema, allowSenderSchema } from '../../shared/streams/schema.ts';
import { answered, idIn, json, type Operations, plainText, refusals } from '../http/operations.ts';
import { schemaOf } from '../http/schemas.ts';

/** Of `/api/streams`. */
export const streamKeyOperations: Operations = {
  '/': {
    post: {
      summary: 'A key for a client of another maker to send a picture, or to play one: its token is told this once',
      requestBody: {
        required: true,
        content: json({
          oneOf: (
            [
              ['send', allowSenderSchema],
              ['play', allowPlayerSchema],
            ] as const
          ).map(([use, schema]) => ({
            type: 'object',
            properties: { id: { type: 'string', format: 'uuid' }, use: { const: use }, data: schemaOf(schema) },
            required: ['id', 'use', 'data'],
          })),
        }),
      },
      responses: {
        201: answered('Given', {
          type: 'object',
          properties: { ok: { const: true }, token: { type: 'string' }, address: { type: 'string' } },
        }),
        ...refusals('invalid', 'unauthenticated', 'forbidden', 'conflict', 'rejected', 'too-many', 'unavailable'),
      },
    },
  },
};

const sdp = { 'application/sdp': plainText };
const fragment = { 'application/trickle-ice-sdpfrag': plainText };
const said = (description: string) => ({ description, content: { 'text/plain': plainText } });
/** These answer in plain words and with the statuses of the protocol, not in the form of the other routes. */
const statuses = (...codes: readonly number[]) => Object.fromEntries(codes.map(code => [code, said(STATUSES[code]!)]));
const STATUSES: Readonly<Record<number, string>> = {
  400: 'Not a session description',
  401: 'No bearer token that opens anything',
  403: 'A token of another feed, way or session; or no mandate in force allows it',
  404: 'Nothing is here',
  409: 'Somebody else sends, or there is no picture: Retry-After says when to ask again',
  412: 'Another generation of the session than If-Match names',
  415: 'Another content type',
  422: 'Well-formed, and nothing in it can be taken',
  428: 'No If-Match',
  429: 'Too many tokens that open nothing: Retry-After says when',
  503: 'No place or no media worker: Retry-After says when',
};
const bearer = { security: [{ bearer: [] }] };

/** Of `/whip` (RFC 9725) and `/whep` (draft-ietf-wish-whep). @param does what a session does with the picture */
const streamOperations = (does: string): Operations => ({
  '/{feed}': {
    post: {
      summary: `Offers a session that ${does} the picture of a feed`,
      ...bearer,
      parameters: [idIn('feed', 'The feed')],
      requestBody: { required: true, content: sdp },
      responses: {
        201: { description: 'The answer; Location is the session, ETag its generation', content: sdp },
        ...statuses(400, 401, 403, 404, 409, 415, 422, 429, 503),
      },
    },
    get: {
      summary: 'Whether a token opens this place',
      ...bearer,
      parameters: [idIn('feed', 'The feed')],
      responses: { 204: { description: 'It does' }, ...statuses(401, 403, 404, 429) },
    },
  },
  '/{feed}/{session}': {
    patch: {
      summary: 'More candidates; or, with If-Match: *, a restart of ICE',
      ...bearer,
      parameters: [idIn('feed', 'The feed'), idIn('session', 'The session')],
      requestBody: { required: true, content: fragment },
      responses: {
        200: { description: 'Restarted: the new credentials', content: fragment },
        204: { description: 'Taken' },
        ...statuses(400, 401, 403, 404, 412, 415, 422, 428, 429, 503),
      },
    },
    delete: {
      summary: 'The session ends',
      ...bearer,
      parameters: [idIn('feed', 'The feed'), idIn('session', 'The session')],
      responses: { 200: { description: 'Ended' }, ...statuses(401, 403, 404, 429) },
    },
  },
});
export const whipOperations = streamOperations('sends');
export const whepOperations = streamOperations('plays');
