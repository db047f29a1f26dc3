import type { z } from 'zod';
import { firstIssue } from '../../shared/language/issues.ts';
import { sayRefusal } from '../../shared/language/refusals.ts';
import type { Language } from '../../shared/language/text.ts';
import type { Answer, ErrorCode, Event } from '../../shared/protocol.ts';

/** What became of a command, before anybody's language is known. */
export type Outcome = { readonly ok: true; readonly seq: number; readonly events: readonly Event[] } | Failed;
export interface Failed {
  readonly ok: false;
  readonly code: ErrorCode;
  /** Closed vocabulary of refusals.ts; the machine-readable cause. */
  readonly reason: string;
  readonly path?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly invalid?: { readonly error: z.ZodError; readonly prefix: string };
}

export const failed = (code: ErrorCode, reason: string, more: Omit<Failed, 'ok' | 'code' | 'reason'> = {}): Failed => ({
  ok: false,
  code,
  reason,
  ...more,
});
export const invalid = (error: z.ZodError, prefix = ''): Failed =>
  failed('invalid', 'invalid', { invalid: { error, prefix } });

/** The answer of the contract, in the caller's language. */
export function answerIn(outcome: Outcome, language: Language): Answer {
  if (outcome.ok) return outcome;
  if (outcome.invalid) {
    const { path, message } = firstIssue(outcome.invalid.error, language, outcome.invalid.prefix);
    return {
      ok: false,
      error: { code: outcome.code, message: path ? `${path} : ${message}` : message, ...(path ? { path } : {}) },
    };
  }
  const { code, reason, path, params } = outcome;
  const message = sayRefusal(reason, params, language);
  return { ok: false, error: { code, message, ...(path ? { path } : {}), details: { reason, ...params } } };
}
