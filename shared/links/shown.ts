import { maySee } from '../access/audience.ts';
import { seesIncident, touches, type Viewer } from '../access/viewer.ts';
import type { Point } from '../geometry.ts';
import type { Incident } from '../incidents/schema.ts';
import type { Words } from '../language/text.ts';
import type { LogEntry } from '../log/schema.ts';
import type { Mandate } from '../people/schema.ts';
import { answersFor } from '../recipients/recipients.ts';
import type { Recipient } from '../recipients/schema.ts';
import type { Room } from '../room.ts';
import { withoutPersonal } from './personal.ts';
import type { AuthorityLink, LinkLevel } from './schema.ts';
import { sharedKey } from './standing.ts';

/**
 * What a link shows: built field by field from what is allowed, never by taking away from what there is. Codes and
 * times alone at the level of the situation; the page puts them into words.
 */
export interface LinkPicture {
  readonly level: LinkLevel;
  readonly phases: readonly { readonly phase: string; readonly communes: readonly string[]; readonly since: string }[];
  readonly incidents: readonly ShownIncident[];
  /** Asked of the holder without an incident that they may see. */
  readonly asked: readonly Asked[];
}
export interface ShownIncident {
  readonly kind: Incident['kind'];
  readonly category: NonNullable<Incident['category']>;
  readonly severity: Incident['severity'];
  readonly communes: readonly string[];
  readonly since: string;
  readonly asked: readonly Asked[];
  /** What only the operational level shows. */
  readonly more?: Operational;
}
/** Something that waits for the holder: what it is, since when, until when, how far their answer is. */
export interface Asked {
  readonly kind: 'warning' | 'decision' | 'information' | 'order' | 'measure' | 'notification';
  readonly since: string;
  readonly until?: string;
  readonly state: 'none' | 'received' | 'read' | 'answered' | 'refused' | 'executed';
}
interface Operational {
  readonly perimeters: readonly {
    readonly zone: string;
    readonly communes: readonly string[];
    readonly since: string;
  }[];
  readonly posts: readonly { readonly kind: string; readonly point: Point; readonly since: string }[];
  readonly lines: readonly { readonly at: string; readonly source: string; readonly text: Words }[];
}

/** Reads as the holder of the mandate does, on the ground of the link and no farther. */
const readerOf = (link: AuthorityLink, held: Mandate): Viewer => {
  const { scope } = link;
  return {
    key: `link ${link.id}`,
    whole: scope === 'region',
    mandates: [{ ...held, scope }],
    communes: new Set(scope === 'region' ? [] : scope.communes),
    zones: new Set(scope === 'region' ? [] : scope.zones),
  };
};

/** The situation as a link may show it; undefined where the mandate it was made for is unknown. */
export function pictureFor(room: Room, link: AuthorityLink): LinkPicture | undefined {
  const held = room.mandates[link.mandate];
  if (!held) return undefined;
  const reader = readerOf(link, held);
  const seen = Object.values(room.incidents)
    .filter(i => i.status === 'open' && i.kind !== 'test' && (link.incident === undefined || i.id === link.incident))
    .filter(i => reader.whole || seesIncident(room, reader, i.id))
    .sort(byTime(i => i.opened.at));
  const asked = askedOf(room, reader);
  const of = (incident: string) => asked.filter(each => each.incident === incident).map(({ told }) => told);
  const shown = new Set(seen.map(i => i.id));
  return {
    level: link.level,
    phases: Object.values(room.phases)
      .filter(p => !p.lifted && maySee(room, reader, 'phases', p))
      .sort(byTime(p => p.declared.decidedAt))
      .map(p => ({ phase: p.phase, communes: p.communes, since: p.declared.decidedAt })),
    incidents: seen.map(incident => ({
      ...{ kind: incident.kind, category: incident.category ?? 'other', severity: incident.severity },
      ...{ communes: incident.communes, since: incident.opened.at, asked: of(incident.id) },
      ...(link.level === 'operational' ? { more: operational(room, reader, incident) } : {}),
    })),
    asked:
      link.incident === undefined
        ? asked.filter(each => each.incident === undefined || !shown.has(each.incident)).map(({ told }) => told)
        : [],
  };
}
const byTime =
  <T>(time: (each: T) => string) =>
  (a: T, b: T): number =>
    Date.parse(time(b)) - Date.parse(time(a));

interface AskedOf {
  readonly incident: string | undefined;
  readonly told: Asked;
}
/** Alerts and decisions for the holder, each with their own answer and nobody else's. */
function askedOf(room: Room, reader: Viewer): readonly AskedOf[] {
  const own = <R extends { readonly recipient: string; readonly kind: Recipient['kind'] }>(
    receipts: Readonly<Record<string, R>>,
  ): R | undefined =>
    Object.values(receipts).find(r => reader.mandates.some(m => answersFor(m, { id: r.recipient, kind: r.kind })));
  const alerts = Object.values(room.alerts).flatMap(alert => {
    const receipt = own(alert.receipts);
    if (alert.status !== 'issued' || alert.kind === 'test' || !alert.issued || !receipt) return [];
    const state = receipt.answer ? 'answered' : receipt.read ? 'read' : receipt.received ? 'received' : 'none';
    const told: Asked = {
      ...{ kind: alert.kind, since: alert.issued.at, state },
      ...(alert.respondBy ? { until: alert.respondBy } : {}),
    };
    return [{ incident: alert.incident, told }];
  });
  const decisions = Object.values(room.decisions).flatMap(decision => {
    const receipt = own(decision.receipts);
    if (decision.lifted || !receipt) return [];
    const { refused, executed, understood, received } = receipt;
    const state = refused ? 'refused' : executed ? 'executed' : understood ? 'read' : received ? 'received' : 'none';
    const told: Asked = {
      ...{ kind: decision.kind, since: decision.decidedAt, state },
      ...(decision.deadline ? { until: decision.deadline } : {}),
    };
    return [{ incident: decision.incident, told }];
  });
  return [...alerts, ...decisions].sort(byTime(({ told }) => told.since));
}

function operational(room: Room, reader: Viewer, incident: Incident): Operational {
  const here = <T extends { readonly incident: string }>(each: T) => each.incident === incident.id;
  return {
    perimeters: Object.values(room.perimeters)
      .filter(p => here(p) && !p.lifted)
      .sort(byTime(p => p.drawn.at))
      .map(p => ({ zone: p.zone, communes: p.communes, since: p.drawn.at })),
    posts: Object.values(room.posts)
      .filter(p => here(p) && !p.closed)
      .sort(byTime(p => p.opened.at))
      .map(p => ({ kind: p.kind, point: p.point, since: p.opened.at })),
    lines: Object.values(room.log)
      .filter(entry => entry.incident === incident.id && isShared(room, entry))
      .filter(entry => reader.whole || maySee(room, reader, 'log', entry))
      .sort(byTime(entry => entry.written.at))
      .map(entry => ({ at: entry.written.at, source: entry.source ?? 'S', text: withoutPersonal(textOf(entry)) })),
  };
}
const textOf = ({ text, corrections }: LogEntry): Words => corrections?.at(-1)?.text ?? text;
/** Marked by somebody who read it as it is now: a later correction has to be read again. */
function isShared(room: Room, entry: LogEntry): boolean {
  const mark = room.sharedLines[sharedKey(entry.id)];
  const corrected = entry.corrections?.at(-1)?.at;
  return mark !== undefined && (corrected === undefined || Date.parse(corrected) <= Date.parse(mark.shared.at));
}

/** Whether what a link is about touches its ground at all: what the form offers. */
export const isOnGround = (incident: Incident, link: Pick<AuthorityLink, 'scope'>): boolean =>
  link.scope === 'region' ||
  touches(
    { key: '', whole: false, mandates: [], communes: new Set(link.scope.communes), zones: new Set(link.scope.zones) },
    incident.sight,
  );
