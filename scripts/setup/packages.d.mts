/** A Debian package; any of `programs` on the search path will do instead. */
export interface Need {
  readonly package: string;
  readonly programs?: string[];
}
/** The system as packages see it; see packages.mjs. */
export interface System {
  find(names: string[]): string | undefined;
  installed(packages: string[]): Set<string>;
  administrator(): string[] | undefined;
  run(command: string[], onLine: (line: string) => void): Promise<{ code: number; lines: string[] }>;
}
export const NEEDS: Readonly<
  Record<'ffmpeg' | 'rtspServer' | 'workerBuild' | 'chromium' | 'firefox' | 'openssl', Need[]>
>;
export function thisSystem(): System;
export function missingPackages(needs: Need[], system: System): string[];
export function installLine(packages: string[]): string;
export function installPackages(
  packages: string[],
  system: System,
  report: (detail: string) => void,
): Promise<{ outcome: 'installed' | 'forbidden' | 'failed'; unknown: string[]; lines: string[] }>;
