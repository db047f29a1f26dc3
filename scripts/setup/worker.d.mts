/** Where a worker belongs and what it is made from; see worker.mjs. */
export interface WorkerPlace {
  readonly description: { readonly version: string; readonly repository: { readonly url: string } };
  readonly recipe: string;
  readonly path: string;
}
export function workerKey(from: { version: string; recipe: string; system: string; arch: string }): string;
export function workerPlace(root: string, env?: NodeJS.ProcessEnv): WorkerPlace;
export function workerRuns(path: string): boolean;
export function workerOrigin(path: string): 'prebuilt' | 'built';
export function downloadWorker(
  place: Pick<WorkerPlace, 'description' | 'path'>,
  report: (detail: string) => void,
  env?: Record<string, string | undefined>,
): Promise<boolean>;
