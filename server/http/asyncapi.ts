import { callSignalSchema } from '../../media/calls/signals.ts';
import { mediaSignalSchema } from '../../media/signals.ts';
import { PROTOCOL_VERSION, syncRequestSchema } from '../../shared/protocol.ts';
import { ptzSignalSchema } from '../../shared/ptz/signals.ts';
import { presenceReportSchema } from '../hub/presence.ts';
import { type JsonSchema, ref, schemaOf, sharedSchemas } from './schemas.ts';

interface Told {
  readonly direction: 'send' | 'receive';
  readonly summary: string;
  readonly payload: JsonSchema;
  readonly reply?: JsonSchema;
}
const object = (properties: JsonSchema): JsonSchema => ({ type: 'object', properties });
const FAILURE = ref('Failure');

/** `receive`: the hub takes it from a client; `send`: the hub sends it (AsyncAPI 3.0 speaks from the server's side). */
const EVENTS: Readonly<Record<string, Told>> = {
  sync: {
    direction: 'receive',
    summary:
      'Join a world: a snapshot where `after` is absent or too old, else what was missed. Hold `events` that overtake the answer.',
    payload: schemaOf(syncRequestSchema),
    reply: {
      oneOf: [
        object({ seq: { type: 'integer' }, state: { type: 'object' } }),
        object({ seq: { type: 'integer' }, events: { type: 'array', items: ref('Event') } }),
        FAILURE,
      ],
    },
  },
  command: {
    direction: 'receive',
    summary: 'One command; the same answer as POST /api/commands',
    payload: ref('Command'),
    reply: ref('Answer'),
  },
  events: {
    direction: 'send',
    summary: 'In order, each once. A client that does not stand at `after` syncs again; then it stands at `upTo`.',
    payload: ref('Events'),
  },
  resync: {
    direction: 'send',
    summary:
      'What you may see is another (a mandate was given, withdrawn, began or ended). Sync again without `after`: what you held is not a start.',
    payload: object({ world: { type: 'string' } }),
  },
  telemetry: {
    direction: 'send',
    summary: 'Latest positions, lossy, at most five a second: [id, lon, lat, altitude m, heading °, speed m/s]',
    payload: object({
      world: { type: 'string' },
      at: { type: 'string', format: 'date-time' },
      tracks: { type: 'array', items: { type: 'array', minItems: 3, maxItems: 6 } },
    }),
  },
  presence: {
    direction: 'send',
    summary: 'Who is in the room, on which screen, and how the feeds are',
    payload: object({
      world: { type: 'string' },
      people: {
        type: 'array',
        items: object({ person: {}, functions: { type: 'array', items: { type: 'string' } }, screen: {} }),
      },
      feeds: { type: 'object' },
    }),
  },
  'presence-report': {
    direction: 'receive',
    summary: 'Event name `presence`: the screen that this socket shows',
    payload: schemaOf(presenceReportSchema),
  },
  media: {
    direction: 'receive',
    summary: 'Video signalling. `watch` needs a look that `feed.watch` has recorded.',
    payload: schemaOf(mediaSignalSchema),
    reply: { oneOf: [object({ ok: { const: true }, data: {} }), FAILURE] },
  },
  ptz: {
    direction: 'receive',
    summary: 'What the hand on a camera tells it. Needs a lease that `ptz.take` or `ptz.pre-empt` has recorded.',
    payload: schemaOf(ptzSignalSchema),
    reply: { oneOf: [object({ ok: { const: true }, data: {} }), FAILURE] },
  },
  call: {
    direction: 'receive',
    summary:
      'Signalling of a coordination room. `open` needs that `call.join` has let in; what follows is of that room.',
    payload: schemaOf(callSignalSchema),
    reply: { oneOf: [object({ ok: { const: true }, data: {} }), FAILURE] },
  },
  'call-now': {
    direction: 'send',
    summary: 'Event name `call`: the room as it is now, to those who are in it; or why this connection no longer is',
    payload: object({
      organ: { type: 'string', format: 'uuid' },
      epoch: { type: 'string' },
      members: { type: 'array', items: object({ person: {}, streams: { type: 'array' } }) },
      talking: { type: 'array', items: { type: 'string' } },
      map: object({ by: {}, center: { type: 'array' }, zoom: { type: 'number' } }),
      ended: { enum: ['moved', 'asked', 'gone', 'right-ended', 'closed'] },
    }),
  },
  'media-status': {
    direction: 'send',
    summary: 'Event name `media`: each change of a feed’s status, to those who may see the feed',
    payload: object({ feed: { type: 'string' }, state: { type: 'string' }, reason: { type: 'string' } }),
  },
};

/** AsyncAPI 3.0 of the socket, made of the schemas that check the input. */
export function asyncApi(version: string): JsonSchema {
  const names = Object.keys(EVENTS);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Belfry hub',
      version,
      description:
        `socket.io 4, default namespace, path /socket.io. Handshake auth: {token?, protocol?, language?}; protocol is ${PROTOCOL_VERSION}. ` +
        'A refused handshake is a connect_error whose data.code is unauthenticated, reload-needed or too-many; ' +
        'a session that ends cuts its sockets after an event `ended` {code: "unauthenticated"}.',
    },
    channels: {
      hub: {
        address: '/socket.io',
        messages: Object.fromEntries(
          names.flatMap(name => [
            [name, { name, payload: EVENTS[name]?.payload }],
            ...(EVENTS[name]?.reply ? [[`${name}.ack`, { name: `${name} ack`, payload: EVENTS[name]?.reply }]] : []),
          ]),
        ),
      },
    },
    operations: Object.fromEntries(
      Object.entries(EVENTS).map(([name, { direction, summary, reply }]) => [
        name,
        {
          action: direction,
          channel: { $ref: '#/channels/hub' },
          summary,
          messages: [{ $ref: `#/channels/hub/messages/${name}` }],
          ...(reply
            ? {
                reply: {
                  channel: { $ref: '#/channels/hub' },
                  messages: [{ $ref: `#/channels/hub/messages/${name}.ack` }],
                },
              }
            : {}),
        },
      ]),
    ),
    components: { schemas: sharedSchemas() },
  };
}
