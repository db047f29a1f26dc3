import { Router } from 'express';
import type { Journal } from '../journal/port.ts';

export interface Health {
  /** Reason why the server is not ready, or undefined. */
  notReady(): Promise<string | undefined>;
  /** What became of the last write: a small probe may still fit where a command no longer does. */
  wrote(stored: boolean): void;
}
/** One look at the disk a second is enough for any number of probes. */
const FRESH_MS = 1_000;
const PROBE_MS = 5_000;
/** So long a refused write counts, where no other follows it. */
const REFUSED_MS = 5_000;
const NOT_WRITABLE = 'the journal cannot be written';

/** Ready is: the room is rebuilt (it is, before anybody is let in) and the journal can be written. */
export function createHealth(journal: Journal, isClosing: () => boolean): Health {
  let last: { readonly at: number; readonly reason: Promise<string | undefined> } | undefined;
  let refusedAt = Number.NEGATIVE_INFINITY;
  const probe = async (): Promise<string | undefined> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<string>(resolve => {
      timer = setTimeout(resolve, PROBE_MS, 'the journal does not answer');
    });
    // The store's own words may name files and hosts, which an unknown reader has no business with.
    const probed = journal.probe().then(
      () => undefined,
      () => NOT_WRITABLE,
    );
    return Promise.race([probed, late]).finally(() => clearTimeout(timer));
  };
  return {
    async notReady() {
      if (isClosing()) return 'the server is stopping';
      if (!last || Date.now() - last.at > FRESH_MS) last = { at: Date.now(), reason: probe() };
      const reason = await last.reason;
      return reason ?? (Date.now() - refusedAt < REFUSED_MS ? NOT_WRITABLE : undefined);
    },
    wrote(stored) {
      refusedAt = stored ? Number.NEGATIVE_INFINITY : Date.now();
      // A write that was stored knows better than a probe from before it.
      if (stored) last = undefined;
    },
  };
}

export function healthRoutes(health: Health, started: Date): Router {
  const routes = Router();
  routes.get('/healthz', (_request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.json({ status: 'ok', started: started.toISOString() });
  });
  routes.get('/readyz', async (_request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    const reason = await health.notReady();
    if (reason === undefined) response.json({ status: 'ok' });
    else response.status(503).json({ status: 'unavailable', reason });
  });
  return routes;
}
