/** Tells a person what set-up does, once it lasts; see progress.mjs. */
export function createProgress(out: { isTTY?: boolean; columns?: number; write(text: string): unknown }): {
  say(text: string): void;
  step<T>(label: string, work: (report: (detail: string) => void) => Promise<T>): Promise<T>;
};
