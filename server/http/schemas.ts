import { z } from 'zod';
import { RIGHTS } from '../../shared/access/rights.ts';
import { type CommandType, commandOf, commands } from '../../shared/commands.ts';
import { envelopeSchema, STATUS } from '../../shared/protocol.ts';

/** JSON Schema 2020-12, as OpenAPI 3.1 and AsyncAPI 3.0 take it. */
export type JsonSchema = Record<string, unknown>;

/** What a sender may write, by the very schema that checks it. */
export function schemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest as JsonSchema;
}

export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: JsonSchema, required: readonly string[] = Object.keys(properties)): JsonSchema => ({
  type: 'object',
  properties,
  required,
});
const string = { type: 'string' };
const position = { type: 'integer', minimum: 0 };

/** Schemas of both documents: every command, every answer, every message. */
export function sharedSchemas(): Record<string, JsonSchema> {
  const types = Object.keys(commands) as CommandType[];
  const envelope = schemaOf(envelopeSchema) as { properties: JsonSchema; required: string[] };
  return {
    ...Object.fromEntries(types.map(type => [`data.${type}`, schemaOf(commandOf(type).schema)])),
    ...Object.fromEntries(
      types.map(type => [
        `command.${type}`,
        {
          ...envelope,
          description: rightOf(type),
          properties: { ...envelope.properties, type: { const: type }, data: ref(`data.${type}`) },
        },
      ]),
    ),
    Command: { oneOf: types.map(type => ref(`command.${type}`)) },
    By: object({ person: string, mandate: string }),
    Sight: object(
      {
        gained: { type: 'object', description: 'Entities to set, whole, by collection and id' },
        lost: { type: 'object', description: 'Ids to forget, by collection' },
      },
      [],
    ),
    Event: object(
      {
        seq: position,
        world: string,
        id: string,
        type: {
          ...string,
          description: 'noun.verb in the past tense; sight.changed where only the sight of it changed',
        },
        data: {},
        at: { ...string, format: 'date-time' },
        by: ref('By'),
        cause: { ...string, description: 'Id of the command' },
        sight: ref('Sight'),
      },
      ['seq', 'world', 'id', 'type', 'data', 'at', 'by', 'cause'],
    ),
    Events: object({ world: string, after: position, upTo: position, events: { type: 'array', items: ref('Event') } }),
    Room: object({ world: string, seq: position, state: { type: 'object' } }),
    Accepted: object({ ok: { const: true }, seq: position, events: { type: 'array', items: ref('Event') } }),
    Failure: object({
      ok: { const: false },
      error: object(
        {
          code: { enum: Object.keys(STATUS) },
          message: { ...string, description: 'In the language of the caller' },
          path: { ...string, description: 'Field that is wrong, as data.to.communes.0' },
          details: { type: 'object', properties: { reason: string } },
        },
        ['code', 'message'],
      ),
    }),
    Answer: { oneOf: [ref('Accepted'), ref('Failure')] },
  };
}

function rightOf(type: CommandType): string {
  const right = RIGHTS[type];
  if (right === 'system') return 'Belfry itself alone';
  if (right === 'everyone') return 'Whoever holds a mandate';
  if ('everyone' in right) return `Whoever holds a mandate (${right.everyone})`;
  const named = right.map(each => (typeof each === 'string' ? each : `${each.function} (${each.only})`));
  return `Functions: ${named.join(', ')}`;
}
