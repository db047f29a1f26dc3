import { answered, bytes, idIn, type Operations, plainText, refusals } from '../http/operations.ts';

const OF_REPLAY = [idIn('replay', 'Begun by `recording.replay`'), idIn('feed', 'One of its cameras')];

/** Of `/api/recordings`. */
export const recordingOperations: Operations = {
  '/replays/{replay}/{feed}': {
    get: {
      summary: 'What is kept of one camera of a replay that the caller began, segment by segment, and where it lacks',
      description: 'Times are milliseconds since 1970. A head and its segments are one fragmented MP4 (ISO 14496-12).',
      parameters: OF_REPLAY,
      responses: {
        200: answered('Segments and gaps in order', {
          type: 'object',
          properties: { segments: { type: 'array', items: { type: 'object' } }, gaps: { type: 'array', items: {} } },
        }),
        ...refusals('unauthenticated', 'forbidden', 'not-found'),
      },
    },
  },
  '/replays/{replay}/{feed}/{name}.{kind}': {
    get: {
      summary: 'A head (`<sha-256>.mp4`) or a segment (`<from>.m4s`) of it, with ranges; stored nowhere on the way',
      parameters: [
        ...OF_REPLAY,
        { name: 'name', in: 'path', required: true, schema: { type: 'string', pattern: '^([0-9a-f]{64}|[0-9]+)$' } },
        { name: 'kind', in: 'path', required: true, schema: { enum: ['mp4', 'm4s'] } },
      ],
      responses: {
        200: { description: 'Its bytes', content: { 'video/mp4': bytes } },
        206: { description: 'A range of them', content: { 'video/mp4': bytes } },
        ...refusals('unauthenticated', 'forbidden', 'not-found', 'too-many'),
      },
    },
  },
  '/snapshots/{snapshot}.png': {
    get: {
      summary: 'A snapshot; each read is in the journal first',
      parameters: [idIn('snapshot', 'Taken by `recording.snapshot`')],
      responses: {
        200: { description: 'The picture', content: { 'image/png': bytes } },
        ...refusals('unauthenticated', 'forbidden', 'not-found', 'unavailable'),
      },
    },
  },
  '/exports/{export}.tar': {
    get: {
      summary: 'A sealed pack; each read is in the journal first',
      parameters: [idIn('export', 'Asked for by `recording.export`')],
      responses: {
        200: { description: 'The pack', content: { 'application/x-tar': bytes } },
        ...refusals('unauthenticated', 'forbidden', 'not-found', 'unavailable'),
      },
    },
  },
  '/key': {
    get: {
      summary: 'The public key (Ed25519) by which packs of this installation are signed, for everybody',
      security: [],
      responses: {
        200: answered('The key', { type: 'object', properties: { algorithm: {}, publicKey: {}, fingerprint: {} } }),
      },
    },
  },
  '/verifier': {
    get: {
      summary: 'The program of one file that verifies a pack without Belfry, for everybody',
      security: [],
      responses: { 200: { description: 'For Node', content: { 'text/javascript': plainText } } },
    },
  },
  '/status': {
    get: {
      summary: 'Which cameras record, until when they are kept, and whether the disk is enough',
      responses: {
        200: answered('The recorder', { type: 'object', properties: { disk: {}, free: {}, bytes: {}, feeds: {} } }),
        ...refusals('unauthenticated', 'forbidden'),
      },
    },
  },
};
