import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commandOf, commands, isCommandType } from './commands.ts';
import { envelopeSchema, PROTOCOL_VERSION, syncRequestSchema } from './protocol.ts';

/** Of what the wire is made, a line each: the same schema gives the same line. */
function wire(): string {
  const hashOf = (schema: z.ZodType) => {
    const json = JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
    return createHash('sha256').update(json).digest('hex').slice(0, 16);
  };
  const types = Object.keys(commands).sort().filter(isCommandType);
  return [
    `version ${PROTOCOL_VERSION}`,
    `envelope ${hashOf(envelopeSchema)}`,
    `sync ${hashOf(syncRequestSchema)}`,
    ...types.map(type => `${type} ${hashOf(commandOf(type).schema)}`),
    '',
  ].join('\n');
}

describe('[room.4] the wire', () => {
  it('changes only together with its pin', async () => {
    // A change that older consoles survive (a new command, a new optional field): run this test with -u.
    // Any other: raise PROTOCOL_VERSION in protocolVersion.ts, add a line to its history, then run it with -u.
    await expect(wire()).toMatchFileSnapshot('./wire.pin.txt');
  });

  it('names every command as noun.verb', () => {
    for (const type of Object.keys(commands)) expect(type).toMatch(/^[a-z]+\.[a-z-]+$/);
  });
});
