import type { CommandType } from '../commands.ts';
import { FUNCTIONS, type FunctionCode } from '../people/schema.ts';
import { COLLECTIONS } from '../room.ts';
import { sightOf } from './audience.ts';
import { cellOf } from './cells.ts';
import type { Limit } from './functions.ts';
import { RIGHTS } from './rights.ts';
import { seesWholeRoom } from './viewer.ts';

/** One line of the table of commands: how each function stands towards one command. */
export interface CommandLine {
  readonly command: CommandType;
  readonly system: boolean;
  readonly cells: Readonly<Record<FunctionCode, 'no' | 'yes' | Limit>>;
}
/** Every command by every function. */
export const commandLines = (): readonly CommandLine[] =>
  (Object.keys(RIGHTS) as CommandType[]).map(command => ({
    command,
    system: RIGHTS[command] === 'system',
    cells: byFunction(code => cellOf(RIGHTS[command], code)),
  }));

/** What a function reads of one collection: all of it, by its rule, or nothing. */
export const readLines = () =>
  COLLECTIONS.map(collection => {
    const { by = 'owner' } = sightOf(collection);
    return { collection, by, cells: byFunction(code => (seesWholeRoom(code) ? ('all' as const) : by)) };
  });

const byFunction = <Cell>(cellFor: (code: FunctionCode) => Cell): Readonly<Record<FunctionCode, Cell>> =>
  Object.fromEntries(FUNCTIONS.map(code => [code, cellFor(code)])) as Record<FunctionCode, Cell>;
