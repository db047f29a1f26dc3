import type { Reason } from '../feed/life.ts';

/** A failure to get a picture, with the reason that the console shows. */
export class SourceFailure extends Error {
  readonly reason: Reason;
  /** What the foreign program said last, for the log; secrets are taken out. */
  readonly lines: readonly string[];
  constructor(reason: Reason, lines: readonly string[] = []) {
    super(reason);
    this.name = 'SourceFailure';
    this.reason = reason;
    this.lines = lines.slice(-5);
  }
}
