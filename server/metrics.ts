import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { isCommandType } from '../shared/commands.ts';

/** What is counted and measured; labels take values of closed lists only. */
export interface Metrics {
  readonly registry: Registry;
  command(type: string, outcome: string): void;
  signIn(outcome: 'ok' | 'wrong' | 'too-many'): void;
  /** A request or handshake turned away before anybody looked at it. */
  refused(reason: 'foreign-origin' | 'unauthenticated' | 'reload-needed'): void;
  /** A socket that the server ended. */
  cut(reason: 'too-large' | 'slow' | 'session-ended'): void;
  request(status: number, seconds: number): void;
  /** Figures that are asked for when somebody reads them. */
  gauge(name: string, help: string, read: () => number): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'belfry_' });
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `belfry_${name}`, help, labelNames, registers: [registry] });
  const commands = counter('commands_total', 'Commands by type and what became of them', ['type', 'outcome']);
  const signIns = counter('sign_ins_total', 'Sign-ins by outcome', ['outcome']);
  const refusals = counter('refused_total', 'Requests and handshakes turned away at the door', ['reason']);
  const cuts = counter('sockets_cut_total', 'Sockets that the server ended', ['reason']);
  const requests = new Histogram({
    name: 'belfry_http_seconds',
    help: 'Time to answer a request, by class of status',
    labelNames: ['status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  return {
    registry,
    command: (type, outcome) => commands.inc({ type: isCommandType(type) ? type : 'unknown', outcome }),
    signIn: outcome => signIns.inc({ outcome }),
    refused: reason => refusals.inc({ reason }),
    cut: reason => cuts.inc({ reason }),
    request: (status, seconds) => requests.observe({ status: `${Math.floor(status / 100)}xx` }, seconds),
    gauge(name, help, read) {
      new Gauge({
        name: `belfry_${name}`,
        help,
        registers: [registry],
        collect() {
          this.set(read());
        },
      });
    },
  };
}
