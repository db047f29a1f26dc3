/** Where the mediasoup worker is, for `createWorker({ workerBin })`; undefined where there is none. */
export function workerPath(root?: string, env?: NodeJS.ProcessEnv): string | undefined;
