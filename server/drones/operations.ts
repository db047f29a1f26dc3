import { answered, idIn, json, type Operations, plainText, refusals } from '../http/operations.ts';
import { schemaOf } from '../http/schemas.ts';
import { DROPS } from './heard.ts';
import { positionSchema } from './routes.ts';

const sentBy = 'The bearer token is the drone’s own, made by `POST /api/drones/{feed}/token`.';
const heard = {
  204: { description: 'Heard' },
  ...refusals('invalid', 'unauthenticated', 'too-large', 'rejected', 'too-many'),
};
const drone = idIn('feed', 'The feed of the drone’s picture');

/** Of `/api/drones`. */
export const droneOperations: Operations = {
  '/telemetry': {
    post: {
      summary: 'A gateway tells where a drone is: metres, degrees, metres a second, per cent',
      description: sentBy,
      requestBody: { required: true, content: json(schemaOf(positionSchema)) },
      responses: heard,
    },
  },
  '/cot': {
    post: {
      summary: 'The same as one event of Cursor-on-Target 2.0',
      description: sentBy,
      requestBody: { required: true, content: { 'application/xml': plainText } },
      responses: heard,
    },
  },
  '/intake': {
    get: {
      summary: 'What is listened for, what came in by each way, and what was dropped for which reason',
      responses: {
        200: answered('Ports by name, and counts', {
          type: 'object',
          properties: {
            ports: { type: 'object' },
            sources: { type: 'object', description: `Reasons: ${DROPS.join(', ')}` },
          },
        }),
        ...refusals('unauthenticated', 'forbidden'),
      },
    },
  },
  '/{feed}/token': {
    post: {
      summary: 'A new token for a drone’s gateway: told in this answer and never again; the former one ends',
      parameters: [drone],
      responses: {
        201: answered('The token', { type: 'object', properties: { token: { type: 'string' } } }),
        ...refusals('unauthenticated', 'forbidden', 'not-found', 'unavailable'),
      },
    },
    delete: {
      summary: 'The token ends',
      parameters: [drone],
      responses: {
        204: { description: 'Ended' },
        ...refusals('unauthenticated', 'forbidden', 'not-found', 'unavailable'),
      },
    },
  },
  '/{feed}/trail': {
    get: {
      summary: 'Where a drone was, for who sees it; the last ten minutes, or up to a day of another time',
      parameters: [
        drone,
        ...['from', 'to'].map(name => ({
          ...{ name, in: 'query', required: false, schema: { type: 'string', format: 'date-time' } },
        })),
      ],
      responses: {
        200: answered('Oldest first', {
          type: 'object',
          properties: {
            samples: {
              type: 'array',
              items: {
                type: 'array',
                description: '[milliseconds since 1970, longitude, latitude, height m or null, heading ° or null]',
              },
            },
          },
        }),
        ...refusals('unauthenticated', 'not-found'),
      },
    },
  },
};
