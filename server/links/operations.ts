import { createLinkSchema } from '../../shared/links/schema.ts';
import { answered, json, type Operations, plainText, refusals } from '../http/operations.ts';
import { schemaOf } from '../http/schemas.ts';

/** Of `/api/links`. */
export const linkOperations: Operations = {
  '/': {
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
};

/** Of `/link`. */
export const linkPageOperations: Operations = {
  '/{token}': {
    get: {
      summary: 'What the link shows, as a page in both languages; each look is counted',
      security: [],
      parameters: [{ name: 'token', in: 'path', required: true, schema: { type: 'string' } }],
      responses: {
        200: { description: 'The situation', content: { 'text/html': plainText } },
        404: {
          description: 'Opens nothing: unknown, ended, used up or taken back are one answer',
          content: { 'text/html': plainText },
        },
      },
    },
  },
};
