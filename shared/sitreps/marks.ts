import type { Text } from '../language/text.ts';
import type { Room } from '../room.ts';
import { directorsPresent } from '../situation/policy.ts';
import { minutesBetween, stepOf } from './age.ts';
import type { FrozenSection, FrozenToll, Mark } from './content.ts';
import type { Section } from './doctrine.ts';
import { recipientText } from './names.ts';

/** A decision of the alert kind waits as long as an order before it is silent. */
const ALERT_PATIENCE_S = 60;

interface Seen {
  readonly at: string;
  readonly rhythm: number;
  readonly sections: readonly FrozenSection[];
  readonly toll: readonly FrozenToll[];
}

/** What Belfry marks by itself: vacant seats, what is older than the rhythm, figures that differ, silent recipients. */
export function marksOf(room: Room, incident: string, { at, rhythm, sections, toll }: Seen): readonly Mark[] {
  const seated: readonly Section[] = directorsPresent(room, Date.parse(at));
  // Who must be called stands first.
  const marks: Mark[] = [...silencesOf(room, incident, at)];
  for (const { section, fields } of sections) {
    const discipline = /^D\d$/.test(section);
    if (discipline && !seated.includes(section)) marks.push({ kind: 'vacant', section });
    const newest = fields.map(f => f.toldAt).sort((a, b) => Date.parse(b) - Date.parse(a))[0];
    if (newest === undefined) {
      if (discipline && seated.includes(section)) marks.push({ kind: 'untold', section });
      continue;
    }
    const step = stepOf(newest, at, rhythm);
    if (step !== 'fresh')
      marks.push({ kind: 'stale', section, since: newest, minutes: minutesBetween(newest, at), step });
  }
  for (const { category, conflicting } of toll) if (conflicting) marks.push({ kind: 'conflict', category });
  if (!sections.some(({ fields }) => fields.some(f => f.field === 'line'))) marks.push({ kind: 'no-line' });
  return marks;
}

/** Decisions that a recipient has not even received, past their patience. */
function silencesOf(room: Room, incident: string, at: string): readonly Mark[] {
  const silent = (headline: Text, since: string, recipients: readonly Text[]): Mark[] =>
    recipients.length === 0
      ? []
      : [
          {
            kind: 'silent',
            headline: { fr: headline.fr, nl: headline.nl },
            since,
            minutes: minutesBetween(since, at),
            recipients,
          },
        ];
  const decisions = Object.values(room.decisions)
    .filter(
      d => d.incident === incident && !d.lifted && d.origin?.kind !== 'sitrep' && isPast(d.entered.at, d.patience, at),
    )
    .flatMap(d =>
      silent(
        d.headline,
        d.entered.at,
        Object.values(d.receipts)
          .filter(r => !r.received && !r.refused)
          .map(r => recipientText(room, { id: r.recipient, kind: r.kind })),
      ),
    );
  const alerts = Object.values(room.alerts)
    .filter(a => a.incident === incident && a.kind === 'decision' && a.status === 'issued')
    .flatMap(a =>
      a.issued && isPast(a.issued.at, ALERT_PATIENCE_S, at)
        ? silent(
            a.headline,
            a.issued.at,
            Object.values(a.receipts)
              .filter(r => !r.received && !r.answer)
              .map(r => recipientText(room, { id: r.recipient, kind: r.kind })),
          )
        : [],
    );
  return [...decisions, ...alerts];
}
const isPast = (since: string, patience: number, at: string): boolean =>
  Date.parse(at) - Date.parse(since) >= patience * 1_000;
