import type { Incident } from '../incidents/schema.ts';
import type { Text } from '../language/text.ts';
import { isValid } from '../people/mandates.ts';
import { FUNCTION_TITLES } from '../people/titles.ts';
import type { Room } from '../room.ts';
import { policyOf } from '../situation/policy.ts';
import { owns, tollOf } from '../toll/current.ts';
import { minutesBetween, stepOf } from './age.ts';
import type {
  FrozenField,
  FrozenMeasure,
  FrozenPerimeter,
  FrozenPost,
  FrozenSection,
  FrozenToll,
  Picture,
} from './content.ts';
import { contributionId } from './contributionId.ts';
import { fieldsOf, SECTIONS, type Section } from './doctrine.ts';
import { rhythmOf } from './due.ts';
import { marksOf } from './marks.ts';
import { isTold } from './telling.ts';

/**
 * The picture of an incident at a moment: what the preview shows and what a report freezes, by one rule.
 * @param at ISO 8601 UTC
 * @param title the situation in both languages
 */
export function pictureOf(room: Room, incident: Incident, at: string, title: Text): Picture {
  const rhythm = rhythmOf(room, incident.id);
  const sections = SECTIONS.map(section => sectionOf(room, incident.id, section, at, rhythm));
  const toll = tollAt(room, incident.id);
  return {
    title,
    kind: incident.kind,
    severity: incident.severity,
    openedAt: incident.opened.at,
    communes: incident.communes,
    zones: incident.zones,
    place: { ...(incident.point ? { point: incident.point } : {}), ...(incident.area ? { area: incident.area } : {}) },
    closedAt: at,
    rhythm,
    phases: policyOf(room)
      .inForce.filter(p => p.incident === undefined || p.incident === incident.id)
      .map(({ phase, communes, declared }) => ({ phase, communes, decidedAt: declared.decidedAt })),
    sections,
    toll,
    measures: measuresOf(room, incident.id),
    perimeters: perimetersOf(room, incident.id),
    posts: postsOf(room, incident.id),
    marks: marksOf(room, incident.id, { at, rhythm, sections, toll }),
  };
}

function sectionOf(room: Room, incident: string, section: Section, at: string, rhythm: number): FrozenSection {
  const contribution = room.contributions[contributionId(incident, section)];
  const fields = fieldsOf(section).flatMap((field): FrozenField[] => {
    const told = contribution?.fields[field];
    if (!isTold(told)) return [];
    const { fr = '', nl = '', toldAt, name, written } = told;
    return [
      {
        field,
        text: { fr, nl },
        toldAt,
        minutes: minutesBetween(toldAt, at),
        step: stepOf(toldAt, at, rhythm),
        ...(name === undefined ? {} : { name }),
        writtenBy: room.people[written.by.person]?.name ?? written.by.person,
      },
    ];
  });
  const director = directorOf(room, section, at);
  return { section, ...(director === undefined ? {} : { director }), fields };
}

/** Who holds a discipline's seat, by name. */
export function directorOf(room: Room, section: Section, at: string): string | undefined {
  const held = Object.values(room.mandates).find(m => m.function === `dir-${section.toLowerCase()}` && isValid(m, at));
  return held && (room.people[held.person]?.name ?? held.person);
}

const tollAt = (room: Room, incident: string): readonly FrozenToll[] =>
  tollOf(room.tolls, incident).map(({ category, figures, conflicting }) => ({
    category,
    conflicting,
    figures: figures.map(({ figure, source, name, asOf }) => ({
      figure,
      source,
      ...(name === undefined ? {} : { name }),
      asOf,
      owner: owns(source, category),
    })),
  }));

/** Orders and measures of the incident that nobody has lifted, oldest first. */
function measuresOf(room: Room, incident: string): readonly FrozenMeasure[] {
  const decisions = Object.values(room.decisions).flatMap((d): FrozenMeasure[] => {
    if (d.incident !== incident || d.kind === 'notification' || d.lifted) return [];
    const receipts = Object.values(d.receipts);
    const authority = room.mandates[d.authority];
    return [
      {
        kind: d.kind,
        headline: bothOf(d.headline),
        decidedAt: d.decidedAt,
        ...(authority ? { authority: bothOf(FUNCTION_TITLES[authority.function]) } : {}),
        kept: d.maintained !== undefined,
        received: receipts.filter(r => r.received).length,
        recipients: receipts.length,
      },
    ];
  });
  const alerts = Object.values(room.alerts).flatMap((a): FrozenMeasure[] => {
    if (a.incident !== incident || a.kind !== 'decision' || a.status !== 'issued' || !a.issued) return [];
    const receipts = Object.values(a.receipts);
    return [
      {
        kind: 'order',
        headline: bothOf(a.headline),
        decidedAt: a.issued.at,
        kept: false,
        received: receipts.filter(r => r.received ?? r.answer).length,
        recipients: receipts.length,
      },
    ];
  });
  return [...decisions, ...alerts].sort(
    (a, b) => Date.parse(a.decidedAt) - Date.parse(b.decidedAt) || a.headline.fr.localeCompare(b.headline.fr, 'fr'),
  );
}
/** French and Dutch alone: a report has two languages. */
export const bothOf = ({ fr, nl }: Text): Text => ({ fr, nl });

const ZONES = ['red', 'orange', 'yellow', 'judicial'] as const;
const perimetersOf = (room: Room, incident: string): readonly FrozenPerimeter[] =>
  Object.values(room.perimeters)
    .filter(p => p.incident === incident && !p.lifted)
    .map(({ zone, area, drawn, communes }) => ({ zone, area, since: drawn.at, communes }))
    .sort((a, b) => ZONES.indexOf(a.zone) - ZONES.indexOf(b.zone) || Date.parse(a.since) - Date.parse(b.since));

const postsOf = (room: Room, incident: string): readonly FrozenPost[] =>
  Object.values(room.posts)
    .filter(p => p.incident === incident && !p.closed)
    .map(({ kind, name, point, opened }) => ({ kind, name: bothOf(name), point, since: opened.at }))
    .sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
