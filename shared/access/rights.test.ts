import { describe, expect, it } from 'vitest';
import { createDesk } from '../../server/room/testing/desk.ts';
import { type CommandType, commands } from '../commands.ts';
import { FUNCTIONS } from '../people/schema.ts';
import { TOWN } from '../testing/people.ts';
import { cellOf } from './cells.ts';
import { codeOf } from './functions.ts';
import { mandateFor, RIGHTS } from './rights.ts';

const TYPES = Object.keys(commands) as CommandType[];

describe('[room.3] the table of rights', () => {
  it('has a line for every command, and none for what is no command', () => {
    expect(Object.keys(RIGHTS).sort()).toEqual([...TYPES].sort());
  });

  it('names each function once, and nobody is named where nobody may', () => {
    for (const [type, right] of Object.entries(RIGHTS)) {
      if (typeof right === 'string' || 'everyone' in right) continue;
      const named = right.map(codeOf);
      expect(named.length, type).toBeGreaterThan(0);
      expect(new Set(named).size, type).toBe(named.length);
      for (const code of named) expect(FUNCTIONS, type).toContain(code);
    }
  });

  it('gives the auditor nothing to change but what tells of their own reading, and whoever has no mandate nothing at all', () => {
    const desk = createDesk();
    const may = (who: string) => TYPES.filter(type => mandateFor(type, desk.viewer(who).mandates) !== undefined);
    expect(may('auditor')).toEqual(TYPES.filter(type => cellOf(RIGHTS[type], 'auditor') !== 'no'));
    const own = TYPES.filter(type => {
      const right = RIGHTS[type];
      return right === 'everyone' || (typeof right === 'object' && 'everyone' in right);
    });
    expect(may('auditor')).toEqual(TYPES.filter(type => own.includes(type) || type === 'imagelog.consult'));
    expect(may('stranger')).toEqual([]);
    expect(may('former')).toEqual([]);
  });

  it('lets a person with two mandates act under the one that allows it', () => {
    const desk = createDesk();
    const acted = mandateFor('log.write', desk.viewer('double').mandates);
    expect(TOWN.find(p => p.key === 'double')?.mandates.map(m => m.mandate)).toContain(acted?.id);
  });

  it.each(TYPES.filter(type => RIGHTS[type] === 'system'))('lets no person, whatever their function, ask %s', type => {
    const desk = createDesk();
    for (const { key } of TOWN) expect(mandateFor(type, desk.viewer(key).mandates), key).toBeUndefined();
  });
});
