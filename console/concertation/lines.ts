import type { Room } from '../../shared/room.ts';
import { answerOf, silentFrom, standingOf } from '../../shared/rounds/standing.ts';
import { read } from '../language/language.ts';
import { type Language, sayIn } from '../language/say.ts';
import type { Line } from '../situation/chronology.ts';
import { recipientName } from '../situation/names.ts';
import { meetingTitle, ownerName } from './names.ts';

/** What rounds and meetings write into the log: the question, a reserve or a no, who was chased, the result; what was agreed. */
export const concertationLines = (room: Room): readonly Line[] => [...rounds(room), ...meetings(room)];

function rounds(room: Room): readonly Line[] {
  return Object.values(room.rounds).flatMap(round => {
    const own = { source: '⋯', auto: true, ...(round.incident ? { incident: round.incident } : {}) };
    const question = (l: Language) => read(round.question, l);
    const lines: Line[] = [
      {
        ...own,
        ...{ id: `${round.id} asked`, at: round.asked.at, by: round.asked.by },
        say: l => sayIn(l)('round.log.asked', { question: question(l) }),
      },
    ];
    for (const receipt of Object.values(round.receipts)) {
      const answer = answerOf(receipt);
      if (!answer || answer.answer === 'ok') continue;
      lines.push({
        ...own,
        ...{ id: `${round.id} ${receipt.recipient}`, at: answer.at, by: answer.by, urgent: answer.answer === 'no' },
        say: l =>
          sayIn(l)('round.log.answered', {
            who: recipientName(receipt, l),
            answer: sayIn(l)(`round.word.${answer.answer}`).toLowerCase(),
            line: answer.line ? `. ${read(answer.line, l)}` : '',
          }),
      });
    }
    const first = Object.values(round.receipts).filter(r => r.chased.length > 0);
    if (first.length > 0)
      lines.push({
        ...own,
        ...{ id: `${round.id} chased`, at: first[0]?.chased[0]?.at ?? silentFrom(round) },
        say: l =>
          sayIn(l)('round.log.chased', {
            n: first.length,
            list: first.map(r => recipientName(r, l)).join(', '),
          }),
      });
    if (round.closed) {
      const { ok, reserve, no, none } = standingOf(round);
      lines.push({
        ...own,
        ...{ id: `${round.id} closed`, at: round.closed.at, by: round.closed.by },
        say: l => sayIn(l)('round.log.closed', { question: question(l), ok, reserve, no, none }),
      });
    }
    return lines;
  });
}

function meetings(room: Room): readonly Line[] {
  return Object.values(room.meetings).flatMap(meeting => {
    const own = { source: '⋯', auto: true, ...(meeting.incident ? { incident: meeting.incident } : {}) };
    const title = (l: Language) => meetingTitle(meeting, l);
    const lines: Line[] = [
      {
        ...own,
        ...{ id: `${meeting.id} opened`, at: meeting.opened.at, by: meeting.opened.by },
        say: l => sayIn(l)('meeting.log.opened', { meeting: title(l), place: read(meeting.place, l) }),
      },
      ...meeting.actions.map(
        (a): Line => ({
          ...own,
          ...{ id: `${a.action} agreed`, at: a.agreed.at, by: a.agreed.by },
          say: l => sayIn(l)('meeting.log.action', { action: read(a.text, l), who: ownerName(a.owner, l) }),
        }),
      ),
    ];
    if (meeting.closed)
      lines.push({
        ...own,
        ...{ id: `${meeting.id} closed`, at: meeting.closed.at, by: meeting.closed.by },
        say: l => sayIn(l)('meeting.log.closed', { meeting: title(l) }),
      });
    for (const s of meeting.signatures)
      lines.push({
        ...own,
        ...{ id: `${meeting.id} signed ${s.as}`, at: s.at, by: s.by },
        say: l => sayIn(l)('meeting.log.signed', { meeting: title(l), who: s.name }),
      });
    return lines;
  });
}
