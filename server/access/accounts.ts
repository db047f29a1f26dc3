import { z } from 'zod';
import type { Records } from '../records/port.ts';
import { hashPassword, PASSWORD_AT_MOST, verifyPassword } from './password.ts';

/** A way to sign in as a person of the live room. */
export interface Account {
  readonly account: string;
  readonly person: string;
  /** PHC string, see password.ts. */
  readonly password: string;
  /** ISO 8601 UTC; a disabled account signs in no more and its sessions have ended. */
  readonly disabledAt?: string;
  readonly createdAt: string;
}
export const accountNameSchema = z.string().regex(/^[a-z0-9][a-z0-9._@-]{0,79}$/);
export const passwordSchema = z.string().min(1).max(PASSWORD_AT_MOST);

export interface Accounts {
  /** Makes the account; false where the name is taken. */
  add(account: string, person: string, password: string): Promise<boolean>;
  /** The account whose password this is; the same time passes whether the account exists, is disabled, or not. */
  check(account: string, password: string): Promise<Account | undefined>;
  find(account: string): Promise<Account | undefined>;
  all(): Promise<readonly Account[]>;
  setPassword(account: string, password: string): Promise<boolean>;
  /** Disables it and ends all of its sessions, live sockets included; false where there is none. */
  disable(account: string): Promise<boolean>;
}
export interface AccountsDeps {
  readonly records: Records;
  readonly clock: () => Date;
  /** Ends every session of an account. */
  readonly endSessionsOf: (account: string) => Promise<void>;
}

export function createAccounts({ records, clock, endSessionsOf }: AccountsDeps): Accounts {
  const shelf = records.shelf<Account>('accounts');
  /** Of a password nobody has: an unknown account costs as much time as a known one. */
  const dummy = hashPassword(crypto.randomUUID());
  // Awaited only by a sign-in, which reports a failure; until then nobody would.
  dummy.catch(() => undefined);

  const change = async (name: string, part: Partial<Account>): Promise<boolean> => {
    const account = await shelf.get(name);
    if (!account) return false;
    await shelf.put(name, { ...account, ...part });
    return true;
  };
  return {
    async add(account, person, password) {
      const hash = await hashPassword(password);
      return shelf.add(account, { account, person, password: hash, createdAt: clock().toISOString() });
    },
    async check(name, password) {
      const account = await shelf.get(name);
      const right = await verifyPassword(password, account?.password ?? (await dummy));
      return right && account && account.disabledAt === undefined ? account : undefined;
    },
    find: name => shelf.get(name),
    all: async () => (await shelf.all()).map(([, account]) => account),
    setPassword: async (name, password) => change(name, { password: await hashPassword(password) }),
    async disable(name) {
      if (!(await change(name, { disabledAt: clock().toISOString() }))) return false;
      await endSessionsOf(name);
      return true;
    },
  };
}
