import { accessQuerySchema } from '../../shared/imageAccess/schema.ts';
import { json, type Operations, parametersOf, plainText, READ, refusals } from '../http/operations.ts';
import { schemaOf } from '../http/schemas.ts';

/** Of `/api/image-access`. */
export const accessOperations: Operations = {
  '/': {
    get: {
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
            'text/csv': plainText,
            'application/x-ndjson': plainText,
          },
        },
        ...READ,
        ...refusals('forbidden', 'unavailable'),
      },
    },
  },
};
