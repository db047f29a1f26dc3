import { answered, type Operations, parametersOf, READ, refusals } from '../http/operations.ts';
import { schemaOf } from '../http/schemas.ts';
import { searchQuerySchema } from './search.ts';

/** Of `/api/search`. */
export const searchOperations: Operations = {
  '/': {
    get: {
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
    },
  },
};
