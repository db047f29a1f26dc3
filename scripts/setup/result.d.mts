/** What set-up found on this machine; see result.mjs. Paths are absolute, null says that it is not there. */
export interface Setup {
  readonly version: 1;
  readonly worker: string | null;
  readonly workerOrigin: 'given' | 'prebuilt' | 'built' | null;
  readonly ffmpeg: string | null;
  readonly python: string | null;
  readonly rtspServer: boolean;
  readonly chromium: string | null;
  readonly firefox: string | null;
}
export function readSetup(root: string): Setup | undefined;
export function writeSetup(root: string, setup: Setup): void;
