import { bytes, idIn, type Operations, parametersOf, plainText, refusals } from '../http/operations.ts';
import { schemaOf } from '../http/schemas.ts';
import { reportQuerySchema } from './routes.ts';

/** Of `/api/sitreps`. */
export const sitrepOperations: Operations = {
  '/{report}.{form}': {
    get: {
      summary: 'A frozen situation report, printed (`.pdf`) or as text in the order of the national portal (`.txt`)',
      parameters: [
        idIn('report', 'The id of the report'),
        { name: 'form', in: 'path', required: true, schema: { enum: ['pdf', 'txt'] } },
        ...parametersOf(schemaOf(reportQuerySchema)),
      ],
      responses: {
        200: {
          description: 'The report; the same report is the same bytes',
          content: { 'application/pdf': bytes, 'text/plain': plainText },
        },
        ...refusals('invalid', 'unauthenticated', 'not-found'),
      },
    },
  },
};
