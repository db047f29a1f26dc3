import { attachmentSchema, hashSchema } from '../../shared/files/schema.ts';
import { accessQuerySchema } from '../../shared/imageAccess/schema.ts';
import { createLinkSchema } from '../../shared/links/schema.ts';
import { type ErrorCode, STATUS } from '../../shared/protocol.ts';
import { examineSchema } from '../feeds/routes.ts';
import { readFileQuerySchema, sendFileQuerySchema } from '../files/routes.ts';
import { searchQuerySchema } from '../search/search.ts';
import { reportQuerySchema } from '../sitreps/routes.ts';
import { eventsQuerySchema, roomQuerySchema } from './room.ts';
import { type JsonSchema, ref, schemaOf, sharedSchemas } from './schemas.ts';
import { signInSchema } from './session.ts';

const json = (schema: JsonSchema) => ({ 'application/json': { schema } });
const answered = (description: string, schema: JsonSchema) => ({ description, content: json(schema) });
const REFUSALS: Readonly<Record<ErrorCode, string>> = {
  invalid: 'The form is wrong: path says where',
  unauthenticated: 'No session, or one that has ended',
  forbidden: 'No mandate in force allows it, or another site’s page asked',
  'not-found': 'Nothing is here',
  conflict: 'Already so, or the id was used for something else',
  'too-large': 'The body is larger than 256,000 bytes',
  rejected: 'A rule of the room refuses it',
  'too-many': 'Too often: Retry-After says when',
  unavailable: 'Nothing can be stored now; nothing was changed',
  internal: 'A fault of the server; nothing was changed',
};
const refusals = (...codes: readonly ErrorCode[]) =>
  Object.fromEntries(codes.map(code => [STATUS[code], answered(REFUSALS[code], ref('Failure'))]));

const parametersOf = (schema: JsonSchema) =>
  Object.entries(schema.properties as Record<string, JsonSchema>).map(([name, of]) => ({
    ...{ name, in: 'query', required: false, schema: of },
  }));
const READ = refusals('invalid', 'unauthenticated', 'rejected', 'too-many', 'internal');
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

/** OpenAPI 3.1 of the routes, made of the schemas that check the input. */
export function openApi(version: string): JsonSchema {
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
            200: { description: 'Figures', content: { 'text/plain': { schema: { type: 'string' } } } },
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
      '/api/search': { get: searchOperation() },
      '/api/image-access': { get: accessOperation() },
      ...filePaths(),
      ...sitrepPaths(),
      ...linkPaths(),
      ...feedPaths(),
      ...recordingPaths(),
      '/api/people/devices': {
        get: {
          summary: 'How many devices of each person would ring now, for those who call people; never an address',
          responses: {
            200: answered('Counts by person', { type: 'object', properties: { devices: { type: 'object' } } }),
            ...refusals('unauthenticated', 'forbidden'),
          },
        },
      },
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

const searchOperation = () => ({
  summary: 'Lines, messages, decisions, alerts and incidents that hold every word, as the caller may see them',
  description:
    'Words are found in French and Dutch by any of their forms, with or without accents; the last word is taken as ' +
    'unfinished unless a space follows it. Newest and best first. `upTo` is the position up to which all is indexed.',
  parameters: parametersOf(schemaOf(searchQuerySchema)),
  responses: {
    200: answered('What was found, in the language of the caller; marks are [from, to] in text', {
      type: 'object',
      properties: { world: {}, q: {}, seq: {}, upTo: {}, hits: { type: 'array', items: { type: 'object' } } },
    }),
    ...READ,
    ...refusals('unavailable'),
  },
});

const accessOperation = () => ({
  summary: 'Who used images: looks, replays, snapshots, exports, hands on cameras, and who read this',
  description:
    'For the auditor and data protection, of all cameras; for the D3 of a zone, of its own. The newest first; `next` is ' +
    'the `before` of the page after. As `csv` or `jsonl` all that is asked for comes as a file. The register is read out ' +
    'of the journal: the header `Belfry-Journal` says up to which position, and the hash of its chain there. Reading it ' +
    'is written down too.',
  parameters: parametersOf(schemaOf(accessQuerySchema)),
  responses: {
    200: {
      description: 'A page, or a file',
      content: {
        ...json({
          type: 'object',
          properties: {
            journal: { type: 'object', properties: { upTo: { type: 'integer' }, hash: { type: 'string' } } },
            keptDays: { type: 'object' },
            entries: { type: 'array', items: { type: 'object' } },
            next: { type: 'integer' },
          },
        }),
        'text/csv': { schema: { type: 'string' } },
        'application/x-ndjson': { schema: { type: 'string' } },
      },
    },
    ...READ,
    ...refusals('forbidden', 'unavailable'),
  },
});

const bytes = { schema: { type: 'string', format: 'binary' } };
const filePaths = () => ({
  '/api/files': {
    post: {
      summary: 'Keeps a file, once for its content; a command then refers to it by its hash within 24 hours',
      parameters: parametersOf(schemaOf(sendFileQuerySchema)),
      requestBody: { required: true, content: { 'application/octet-stream': bytes } },
      responses: {
        201: answered('Kept, and durable', schemaOf(attachmentSchema)),
        ...refusals('invalid', 'unauthenticated', 'forbidden', 'too-large', 'rejected', 'too-many', 'unavailable'),
      },
    },
  },
  '/api/files/{hash}': {
    get: {
      summary: 'A file that something refers to which the caller may see; each read of an image is in the journal',
      parameters: [
        { name: 'hash', in: 'path', required: true, schema: schemaOf(hashSchema) },
        ...parametersOf(schemaOf(readFileQuerySchema)),
      ],
      responses: {
        200: { description: 'Its bytes', content: { '*/*': bytes } },
        ...refusals('unauthenticated', 'not-found', 'unavailable'),
      },
    },
  },
});

const sitrepPaths = () => ({
  '/api/sitreps/{report}': {
    get: {
      summary: 'A frozen situation report, printed (`.pdf`) or as text in the order of the national portal (`.txt`)',
      parameters: [
        {
          name: 'report',
          in: 'path',
          required: true,
          description: 'The id of the report with `.pdf` or `.txt` after it',
          schema: { type: 'string', pattern: '^[0-9a-f-]{36}\\.(pdf|txt)$' },
        },
        ...parametersOf(schemaOf(reportQuerySchema)),
      ],
      responses: {
        200: {
          description: 'The report; the same report is the same bytes',
          content: { 'application/pdf': bytes, 'text/plain': { schema: { type: 'string' } } },
        },
        ...refusals('invalid', 'unauthenticated', 'not-found'),
      },
    },
  },
});

const idIn = (name: string, description: string) => ({
  ...{ name, in: 'path', required: true, description, schema: { type: 'string', format: 'uuid' } },
});
const recordingPaths = () => ({
  '/api/recordings/replays/{replay}/{feed}': {
    get: {
      summary: 'What is kept of one camera of a replay that the caller began, segment by segment, and where it lacks',
      description: 'Times are milliseconds since 1970. A head and its segments are one fragmented MP4 (ISO 14496-12).',
      parameters: [idIn('replay', 'Begun by `recording.replay`'), idIn('feed', 'One of its cameras')],
      responses: {
        200: answered('Segments and gaps in order', {
          type: 'object',
          properties: { segments: { type: 'array', items: { type: 'object' } }, gaps: { type: 'array', items: {} } },
        }),
        ...refusals('unauthenticated', 'forbidden', 'not-found'),
      },
    },
  },
  '/api/recordings/replays/{replay}/{feed}/{name}': {
    get: {
      summary: 'A head (`<sha-256>.mp4`) or a segment (`<from>.m4s`) of it, with ranges; stored nowhere on the way',
      parameters: [
        idIn('replay', 'Begun by `recording.replay`'),
        idIn('feed', 'One of its cameras'),
        {
          name: 'name',
          in: 'path',
          required: true,
          schema: { type: 'string', pattern: '^([0-9a-f]{64}.mp4|[0-9]+.m4s)$' },
        },
      ],
      responses: {
        200: { description: 'Its bytes', content: { 'video/mp4': bytes } },
        206: { description: 'A range of them', content: { 'video/mp4': bytes } },
        ...refusals('unauthenticated', 'forbidden', 'not-found', 'too-many'),
      },
    },
  },
  '/api/recordings/snapshots/{snapshot}.png': {
    get: {
      summary: 'A snapshot; each read is in the journal first',
      parameters: [idIn('snapshot', 'Taken by `recording.snapshot`')],
      responses: {
        200: { description: 'The picture', content: { 'image/png': bytes } },
        ...refusals('unauthenticated', 'forbidden', 'not-found', 'unavailable'),
      },
    },
  },
  '/api/recordings/exports/{export}.tar': {
    get: {
      summary: 'A sealed pack; each read is in the journal first',
      parameters: [idIn('export', 'Asked for by `recording.export`')],
      responses: {
        200: { description: 'The pack', content: { 'application/x-tar': bytes } },
        ...refusals('unauthenticated', 'forbidden', 'not-found', 'unavailable'),
      },
    },
  },
  '/api/recordings/key': {
    get: {
      summary: 'The public key (Ed25519) by which packs of this installation are signed, for everybody',
      security: [],
      responses: {
        200: answered('The key', { type: 'object', properties: { algorithm: {}, publicKey: {}, fingerprint: {} } }),
      },
    },
  },
  '/api/recordings/verifier': {
    get: {
      summary: 'The program of one file that verifies a pack without Belfry, for everybody',
      security: [],
      responses: { 200: { description: 'For Node', content: { 'text/javascript': { schema: { type: 'string' } } } } },
    },
  },
  '/api/recordings/status': {
    get: {
      summary: 'Which cameras record, until when they are kept, and whether the disk is enough',
      responses: {
        200: answered('The recorder', { type: 'object', properties: { disk: {}, free: {}, bytes: {}, feeds: {} } }),
        ...refusals('unauthenticated', 'forbidden'),
      },
    },
  },
});

const feedPaths = () => ({
  '/api/feeds/probe': {
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
  '/api/feeds/discover': {
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
  '/api/feeds/{feed}/key': {
    post: {
      summary:
        'A new key for a feed that is sent to us over RTMP or SRT: told in this answer and never again; the former one ends',
      parameters: [{ name: 'feed', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
      responses: {
        201: answered('Where to send, and the key', { type: 'object', properties: { ok: { const: true }, data: {} } }),
        ...refusals('unauthenticated', 'forbidden', 'not-found', 'conflict', 'rejected', 'too-many', 'unavailable'),
      },
    },
  },
});

const linkPaths = () => ({
  '/api/links': {
    post: {
      summary:
        'Give an authority without account a link to read along: its token is told in this answer and never again',
      requestBody: {
        required: true,
        content: json({
          type: 'object',
          properties: { id: { type: 'string', format: 'uuid' }, data: schemaOf(createLinkSchema) },
          required: ['id', 'data'],
        }),
      },
      responses: {
        201: answered('Given', { type: 'object', properties: { ok: { const: true }, token: { type: 'string' } } }),
        ...refusals('invalid', 'unauthenticated', 'forbidden', 'conflict', 'rejected', 'too-many', 'unavailable'),
      },
    },
  },
  '/link/{token}': {
    get: {
      summary: 'What the link shows, as a page in both languages; each look is counted',
      security: [],
      parameters: [{ name: 'token', in: 'path', required: true, schema: { type: 'string' } }],
      responses: {
        200: { description: 'The situation', content: { 'text/html': { schema: { type: 'string' } } } },
        404: {
          description: 'Opens nothing: unknown, ended, used up or taken back are one answer',
          content: { 'text/html': { schema: { type: 'string' } } },
        },
      },
    },
  },
});

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
      content: { ...json(ref('Events')), 'text/event-stream': { schema: { type: 'string' } } },
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
