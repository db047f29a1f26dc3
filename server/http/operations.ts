import { type ErrorCode, STATUS } from '../../shared/protocol.ts';
import { type JsonSchema, ref } from './schemas.ts';

/**
 * What the routes of one router do, by their paths below it as OpenAPI writes them (`/` is the router's own place),
 * and by method. They stand beside the routes; the document is put together of all.
 */
export type Operations = Readonly<Record<string, Readonly<Record<string, object>>>>;

export const json = (schema: JsonSchema) => ({ 'application/json': { schema } });
export const answered = (description: string, schema: JsonSchema) => ({ description, content: json(schema) });
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
export const refusals = (...codes: readonly ErrorCode[]) =>
  Object.fromEntries(codes.map(code => [STATUS[code], answered(REFUSALS[code], ref('Failure'))]));

/** Every field of a query's schema, as parameters. */
export const parametersOf = (schema: JsonSchema) =>
  Object.entries(schema.properties as Record<string, JsonSchema>).map(([name, of]) => ({
    ...{ name, in: 'query', required: false, schema: of },
  }));
/** What every read may be refused with. */
export const READ = refusals('invalid', 'unauthenticated', 'rejected', 'too-many', 'internal');
export const bytes = { schema: { type: 'string', format: 'binary' } };
export const plainText = { schema: { type: 'string' } };
export const idIn = (name: string, description: string) => ({
  ...{ name, in: 'path', required: true, description, schema: { type: 'string', format: 'uuid' } },
});
