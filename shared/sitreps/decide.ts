import type { z } from 'zod';
import { type Context, command, type Draft, type Refusal, refuse } from '../capability.ts';
import { takenDraft } from '../decisions/taken.ts';
import type { Incident } from '../incidents/schema.ts';
import { refusedDifferences } from '../language/gate.ts';
import type { Text } from '../language/text.ts';
import { authorityOf, type DecidedBy, decidedInTheFuture } from '../people/authority.ts';
import { recipientsOf, refusedAddressees } from '../recipients/recipients.ts';
import type { Recipient } from '../recipients/schema.ts';
import type { Room } from '../room.ts';
import type { SitrepContent } from './content.ts';
import { contributionId } from './contributionId.ts';
import { type Field, fieldsOf, SECTIONS } from './doctrine.ts';
import { after, nextNumber } from './due.ts';
import { sealOf } from './freeze.ts';
import { gapsIn, gapsOf } from './gaps.ts';
import { recipientText } from './names.ts';
import { notice } from './notice.ts';
import { bothOf, pictureOf } from './picture.ts';
import { contributeSchema, setRhythmSchema, type Told, validateSchema } from './schema.ts';
import { isOwnWord, mayTellFor, mayValidate } from './speakers.ts';
import { tell, toldAtOf } from './telling.ts';

export const sitrepCommands = {
  /** A section is told, field by field; what somebody else changed meanwhile is refused with both versions. */
  'sitrep.contribute': command(contributeSchema, (room, data, context) => {
    const incident = openIncident(room, data.incident, context);
    if ('refused' in incident) return incident;
    const { section } = data;
    if (!mayTellFor(context.mandates, section))
      return refuse('forbidden', 'sitrep-not-your-section', { path: 'data.section', params: { section } });
    const toldAt = toldAtOf(data.toldAt, context);
    if (decidedInTheFuture(toldAt, context)) return refuse('rejected', 'sitrep-told-later', { path: 'data.toldAt' });
    const standing = room.contributions[contributionId(data.incident, section)]?.fields ?? {};
    const fields: { [F in Field]?: Omit<Told, 'written'> } = {};
    for (const [name, given] of Object.entries(data.fields)) {
      const field = name as Field;
      if (!given) continue;
      if (!fieldsOf(section).includes(field))
        return refuse('rejected', 'sitrep-no-such-field', { path: `data.fields.${field}` });
      const current = standing[field];
      const { basedOn, ...words } = given;
      if ((current?.version ?? 0) !== basedOn)
        return refuse('conflict', 'changed-meanwhile', {
          path: `data.fields.${field}`,
          params: { who: writerOf(room, current), section, field, theirs: current ?? null, yours: words },
        });
      // Staff write what somebody said; without a name it is the section itself that speaks.
      const said = isOwnWord(context.mandates, section) ? undefined : data.name;
      fields[field] = tell(current, words, { toldAt, name: said });
    }
    return [{ type: 'sitrep.contributed', data: { incident: data.incident, section, fields } }];
  }),
  'sitrep.set-rhythm': command(setRhythmSchema, (room, data, context) => {
    const incident = openIncident(room, data.incident, context);
    if ('refused' in incident) return incident;
    return [{ type: 'sitrep.rhythm-set', data }];
  }),
  /** The picture as it stands becomes a numbered report that never changes, and its recipients are told. */
  'sitrep.validate': command(validateSchema, (room, data, context) => {
    if (room.sitreps[data.sitrep]) return refuse('conflict', 'already-exists', { path: 'data.sitrep' });
    if (room.decisions[data.decision]) return refuse('conflict', 'already-exists', { path: 'data.decision' });
    const incident = context.sees('incidents', data.incident) ? room.incidents[data.incident] : undefined;
    if (!incident) return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    const number = nextNumber(room.sitreps, data.incident);
    if (data.number !== number)
      return refuse('conflict', 'sitrep-number-taken', { path: 'data.number', params: { number } });
    const refused = refusedAddressees(room, data.to, context.territory);
    if (refused) return refused;
    const decided = authorityOf(room, context, {
      decidedAt: context.at,
      decidedBy: data.validatedBy,
      may: mandate => mayValidate(mandate, incident.communes),
      wrong: refuse('forbidden', 'sitrep-validator', { path: 'data.validatedBy' }),
    });
    if ('refused' in decided) return decided;
    const gaps = gapsOf(room, data.incident, data.title ?? incident.title);
    if (gaps.length > 0)
      return refuse('rejected', 'sitrep-language-missing', {
        path: 'data.incident',
        params: { where: { fr: gapsIn(gaps, 'fr'), nl: gapsIn(gaps, 'nl') }, gaps },
      });
    const differing = refusedDifferences(textsOf(room, data), 'data.incident');
    if (differing) return differing;
    const recipients = recipientsOf(data.to, context.territory);
    const content = contentOf(room, incident, data, context, decided, recipients);
    return freeze(room, data, context, content, decided, recipients);
  }),
};
const writerOf = (room: Room, told: Told | undefined): string =>
  room.people[told?.written.by.person ?? '']?.name ?? 'Belfry';
type Validating = z.infer<typeof validateSchema>;

/** Every text of the report that somebody wrote, by where it stands: French and Dutch must tell the same facts. */
function textsOf(room: Room, { incident, title, corrects, nextMeeting }: Validating): Readonly<Record<string, Text>> {
  const texts: Record<string, Text> = {
    ...(title ? { title } : {}),
    ...(corrects ? { corrects: corrects.reason } : {}),
    ...(nextMeeting?.place ? { nextMeeting: nextMeeting.place } : {}),
  };
  for (const section of SECTIONS)
    for (const [field, told] of Object.entries(room.contributions[contributionId(incident, section)]?.fields ?? {}))
      if (told.fr !== undefined && told.nl !== undefined) texts[`${section}.${field}`] = { fr: told.fr, nl: told.nl };
  return texts;
}

function openIncident(room: Room, id: string, context: Context): Incident | Refusal {
  const incident = context.sees('incidents', id) ? room.incidents[id] : undefined;
  if (!incident) return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
  return incident.status === 'closed' ? refuse('conflict', 'incident-closed', { path: 'data.incident' }) : incident;
}

/** Everything the report says, written out. */
function contentOf(
  room: Room,
  incident: Incident,
  { number, corrects, title, nextMeeting }: Validating,
  { at, by }: Context,
  { authority, how }: DecidedBy,
  recipients: readonly Recipient[],
): SitrepContent {
  const nameOf = (person: string) => room.people[person]?.name ?? person;
  // `gapsOf` has made sure that the incident's own title is in both languages where none is given.
  const picture = pictureOf(room, incident, at, bothOf(title ?? (incident.title as Text)));
  const content: SitrepContent = {
    ...picture,
    form: 1,
    number,
    ...(corrects ? { corrects: { number: corrects.number, reason: bothOf(corrects.reason) } } : {}),
    world: room.world,
    demonstration: room.about.room?.demonstration ?? false,
    validated: {
      at,
      name: nameOf(authority.person),
      function: authority.function,
      how,
      ...(how === 'self' ? {} : { recordedBy: nameOf(by.person) }),
    },
    nextDue: after(at, picture.rhythm),
    ...(nextMeeting
      ? { nextMeeting: { at: nextMeeting.at, ...(nextMeeting.place ? { place: bothOf(nextMeeting.place) } : {}) } }
      : {}),
    recipients: recipients.map(recipient => ({ ...recipient, name: recipientText(room, recipient) })),
  };
  // What is hashed is what the journal keeps: JSON, and nothing that JSON would lose.
  return JSON.parse(JSON.stringify(content)) as SitrepContent;
}

/** Two facts of one act: the report as it is for ever, and the notification by which its recipients have it. */
function freeze(
  room: Room,
  { sitrep, incident, decision }: Validating,
  context: Context,
  content: SitrepContent,
  decided: DecidedBy,
  recipients: readonly Recipient[],
): readonly Draft[] {
  const frozen = {
    ...{ sitrep, incident, content, decision },
    sha256: sealOf(content),
    recipients: [...recipients],
    validator: decided.authority.id,
  };
  return [
    { type: 'sitrep.validated', data: frozen },
    takenDraft(room, context, {
      ...{ decision, incident, recipients, decided },
      origin: { kind: 'sitrep', id: sitrep },
      kind: 'notification',
      ...notice(content),
      decidedAt: context.at,
    }),
  ];
}
