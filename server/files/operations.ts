import { attachmentSchema, hashSchema } from '../../shared/files/schema.ts';
import { answered, bytes, type Operations, parametersOf, refusals } from '../http/operations.ts';
import { schemaOf } from '../http/schemas.ts';
import { readFileQuerySchema, sendFileQuerySchema } from './routes.ts';

/** Of `/api/files`. */
export const fileOperations: Operations = {
  '/': {
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
  '/{hash}': {
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
};
