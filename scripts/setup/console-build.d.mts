/** Builds the console into `dist/` where its sources changed; see console-build.mjs. */
export function buildConsole(
  root: string,
  node: string,
  report: (detail: string) => void,
): Promise<{ ok: true; built: boolean } | { ok: false; lines: string[] }>;
export function sourcesHash(root: string): string;
