import { randomInt } from 'node:crypto';
import type { Records } from '../records/port.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import type { Accounts } from './accounts.ts';

/** An account to be told to whoever starts the server; without a password where nobody knows it any more. */
export interface Told {
  readonly account: string;
  readonly password?: string;
}
/** Without letters and digits that look alike on a screen across the room. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be read aloud and typed once: 60 bits. */
export const makePassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join(
    '-',
  );

interface Deps {
  readonly accounts: Accounts;
  readonly records: Records;
  readonly live: RoomKeeper;
}

/**
 * The accounts of the demonstration, found by the names of its cast, so that a start that was cut short is made whole
 * by the next. All have one password, kept in plain words: the room is a play, and every start tells it again.
 */
export async function demonstrationAccounts(
  { accounts, records, live }: Deps,
  cast: readonly { readonly account?: string; readonly name: string }[],
  asked: string | undefined,
): Promise<readonly Told[]> {
  const shelf = records.shelf<{ password: string }>('demonstration');
  const kept = (await shelf.get('password'))?.password;
  const password = asked ?? kept ?? makePassword();
  const people = new Map(Object.values(live.room.people).map(person => [person.name, person.id]));
  const told: Told[] = [];
  const work = cast.map(async ({ account, name }) => {
    const person = people.get(name);
    if (account === undefined || person === undefined) return;
    told.push({ account, password });
    if (await accounts.find(account)) {
      if (password !== kept) await accounts.setPassword(account, password);
    } else await accounts.add(account, person, password);
  });
  await Promise.all(work);
  // Last, so that a start that was cut short sets the passwords again.
  if (password !== kept) await shelf.put('password', { password });
  return told;
}

/** The first account of an empty server: an administrator, who lets in everybody else. Its password is told once. */
export async function firstAdministrator(
  { accounts, live }: Deps,
  { newId, clock }: { newId: () => string; clock: () => Date },
): Promise<readonly Told[]> {
  if ((await accounts.all()).length > 0) return [];
  const person = newId();
  const submit = async (type: string, data: unknown) => {
    const outcome = await live.submit('belfry', { id: newId(), world: 'live', type, data });
    if (!outcome.ok) throw new Error(`the first administrator: ${type}: ${outcome.reason}`);
  };
  await submit('person.register', { person, name: 'Administrator', language: 'fr' });
  const from = clock().toISOString();
  await submit('mandate.grant', { mandate: newId(), person, function: 'administrator', scope: 'region', from });
  const password = makePassword();
  await accounts.add('admin', person, password);
  return [{ account: 'admin', password }];
}
