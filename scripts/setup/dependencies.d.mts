type RunNpm = (root: string, onLine: (line: string) => void) => Promise<{ code: number; lines: string[] }>;
/** Runs `npm ci` unless node_modules already is what the lock file asks for; see dependencies.mjs. */
export function installDependencies(
  root: string,
  options?: { runNpm?: RunNpm; onFetch?: (count: number) => void },
): Promise<{ ok: true; installed: boolean } | { ok: false; lines: string[] }>;
/** The Node 24 of this checkout, or undefined. */
export function nodeBinary(root: string, running?: { path: string; version: string }): string | undefined;
