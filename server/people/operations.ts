import { answered, type Operations, refusals } from '../http/operations.ts';

/** Of `/api/people`. */
export const peopleOperations: Operations = {
  '/devices': {
    get: {
      summary: 'How many devices of each person would ring now, for those who call people; never an address',
      responses: {
        200: answered('Counts by person', { type: 'object', properties: { devices: { type: 'object' } } }),
        ...refusals('unauthenticated', 'forbidden'),
      },
    },
  },
};
