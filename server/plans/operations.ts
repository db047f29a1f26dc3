import { answered, type Operations, refusals } from '../http/operations.ts';

/** Of `/api/plans/library`. */
export const libraryOperations: Operations = {
  '/': {
    get: {
      summary: 'The model plans; taking one over is a command like any other',
      responses: {
        200: answered('All of them', {
          type: 'object',
          properties: { plans: { type: 'array', items: { type: 'object' } } },
        }),
        ...refusals('unauthenticated'),
      },
    },
  },
};
