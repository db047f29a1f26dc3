import type { Minutes, Signature } from '../../shared/meetings/schema.ts';
import type { RoundRow } from '../../shared/rounds/schema.ts';
import { read } from '../language/language.ts';
import { dateOf, exactOf, minuteOf } from '../language/moment.ts';
import { type Language, sayIn } from '../language/say.ts';
import { functionName, recipientName } from '../situation/names.ts';
import { meetingTitle, ownerName, seatName } from './names.ts';

/** One row of a round's result: `ZP 5344 : Réserve. Pas avant 04:00`, `1180 Uccle : sans réponse (relancé 2 fois)`. */
export function rowText(row: RoundRow, language: Language): string {
  const say = sayIn(language);
  const who = recipientName(row, language);
  if (!row.answer) {
    const silent = say('round.noAnswer');
    return row.chased > 0 ? `${who} – ${silent} (${say('round.chased', { n: row.chased })})` : `${who} – ${silent}`;
  }
  const heard = row.heardFrom ? ` (${say('round.heardFrom', { who: row.heardFrom })})` : '';
  const line = row.line ? `. ${read(row.line, language)}` : '';
  return `${who} – ${say(`round.word.${row.answer}`)}${heard}${line}`;
}

/** The minutes as plain text: headings in the reader's language, what was typed as it was typed. */
export function minutesText(
  minutes: Minutes,
  signed: { readonly hash: string; readonly signatures: readonly Signature[] },
  language: Language,
): string {
  const say = sayIn(language);
  const of = (state: 'present' | 'absent' | 'vacant') =>
    minutes.seats
      .filter(seat => seat.state === state)
      .map(seat => `  ${seatName(seat, language)}${seat.names.length > 0 ? ` – ${seat.names.join(', ')}` : ''}`);
  const seated = new Set(minutes.seats.filter(s => s.state === 'present').flatMap(s => s.names));
  const others = minutes.attendance
    .filter(a => !seated.has(a.name))
    .map(a => {
      const as = a.capacity ? read(a.capacity, language) : a.function ? functionName(a.function, language) : '';
      return `  ${a.name}${as ? ` – ${as}` : ''}`;
    });
  const block = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', title.toUpperCase(), ...lines] : [];
  const officer = (o: Minutes['chair']) => `${o.name}, ${functionName(o.function, language)}`;
  return [
    `${say('meeting.minutes')} – ${meetingTitle(minutes, language)}`,
    ...(minutes.incident ? [read(minutes.incident, language)] : []),
    `${dateOf(minutes.opened)}, ${minuteOf(minutes.opened)}–${minuteOf(minutes.closed)} · ${read(minutes.place, language)}`,
    `${say('meeting.chair')} – ${officer(minutes.chair)}`,
    ...(minutes.secretary ? [`${say('meeting.secretary')} – ${officer(minutes.secretary)}`] : []),
    ...block(say('meeting.seat.presentMany'), [...of('present'), ...others]),
    ...block(say('meeting.seat.absentMany'), of('absent')),
    ...block(say('meeting.seat.vacantMany'), of('vacant')),
    ...minutes.agenda.flatMap((item, i) => [
      ...(minutes.agenda[i - 1]?.part === item.part ? [] : ['', say(`meeting.part.${item.part}`).toUpperCase()]),
      `${i + 1}. ${read(item.title, language)}`,
      ...item.notes.flatMap(note => [
        `  ${minuteOf(note.at)} ${read(note.text, language)}`,
        ...(note.refs ?? []).map(ref => `        → ${read(ref.text, language)}`),
      ]),
    ]),
    ...minutes.rounds.flatMap(round => [
      '',
      `${say('round.one').toUpperCase()} – ${read(round.question, language)}`,
      ...round.result.map(row => `  ${rowText(row, language)}`),
    ]),
    ...block(
      say('meeting.actions'),
      minutes.actions.map(a => {
        const end = a.done ? say('meeting.doneAt') : a.due ? say('meeting.due') : '';
        const at = a.done ?? a.due;
        const from = a.from === minutes.number ? '' : ` [${say('meeting.from', { n: a.from })}]`;
        return `  ${read(a.text, language)} – ${ownerName(a.owner, language)}${at ? ` – ${end} ${minuteOf(at)}` : ''}${from}`;
      }),
    ),
    '',
    `SHA-256 ${signed.hash}`,
    ...signed.signatures.map(s => `${say(`meeting.signedAs.${s.as}`)} – ${s.name}, ${exactOf(s.at)}`),
  ].join('\n');
}
