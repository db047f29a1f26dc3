import { type Context, command, type Draft, type Refusal, refuse } from '../capability.ts';
import { refusedDifferences } from '../language/gate.ts';
import { answerable, recipientsOf, refusedAddressees } from '../recipients/recipients.ts';
import type { Room } from '../room.ts';
import {
  answerRoundSchema,
  askRoundSchema,
  chaseRoundSchema,
  closeRoundSchema,
  nameRoundSchema,
  type Round,
  recordRoundSchema,
  reportRoundSendingSchema,
} from './schema.ts';
import { timesOf } from './settings.ts';
import { resultOf } from './standing.ts';

export const roundCommands = {
  'round.ask': command(askRoundSchema, (room, data, context) => {
    if (room.rounds[data.round]) return refuse('conflict', 'already-exists', { path: 'data.round' });
    if (data.incident && !context.sees('incidents', data.incident))
      return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    if (data.meeting) {
      const meeting = context.sees('meetings', data.meeting) ? room.meetings[data.meeting] : undefined;
      if (!meeting) return refuse('rejected', 'unknown-meeting', { path: 'data.meeting' });
      if (meeting.closed) return refuse('conflict', 'already-closed', { path: 'data.meeting' });
    }
    if (data.deadline && Date.parse(data.deadline) <= Date.parse(context.at))
      return refuse('rejected', 'deadline-past', { path: 'data.deadline' });
    const refused =
      refusedAddressees(room, data.to, context.territory) ?? refusedDifferences({ question: data.question }, 'data');
    if (refused) return refused;
    const { to, deadline, ...told } = data;
    const recipients = recipientsOf(to, context.territory);
    return [{ type: 'round.asked', data: { ...told, recipients, ...timesOf(context.at, deadline) } }];
  }),
  /** Given by whoever answers for the one asked; until the round is closed it may be given again, and the last counts. */
  'round.answer': command(answerRoundSchema, (room, data, context) => {
    const round = forMe(room, data.round, context);
    if ('refused' in round) return round;
    const { recipient, ...said } = data;
    const mine = answerable(round.receipts, context.mandates);
    if (recipient !== undefined && !mine.includes(recipient))
      return refuse('forbidden', 'not-asked', { path: 'data.recipient' });
    const recipients = recipient === undefined ? mine : [recipient];
    return [{ type: 'round.answered', data: { ...said, recipients, actedAt: context.actedAt } }];
  }),
  'round.record': command(recordRoundSchema, (room, data, context) => {
    const round = open(room, data.round, context);
    if ('refused' in round) return round;
    const { recipient, ...said } = data;
    if (!round.receipts[recipient]) return refuse('rejected', 'not-asked', { path: 'data.recipient' });
    return [{ type: 'round.answered', data: { ...said, recipients: [recipient], actedAt: context.actedAt } }];
  }),
  'round.receive': command(nameRoundSchema, (room, data, context) => arrived(room, data, context, 'received')),
  'round.read': command(nameRoundSchema, (room, data, context) => arrived(room, data, context, 'read')),
  'round.chase': command(chaseRoundSchema, (room, data, context) => {
    const round = open(room, data.round, context);
    if ('refused' in round) return round;
    const recipients = data.recipients.filter(id => round.receipts[id]?.answers.length === 0);
    if (recipients.length === 0) return refuse('rejected', 'nobody-silent', { path: 'data.recipients' });
    return [{ type: 'round.chased', data: { ...data, recipients } }];
  }),
  'round.close': command(closeRoundSchema, (room, data, context) => {
    const round = open(room, data.round, context);
    return 'refused' in round ? round : [closedDraft(round)];
  }),
  'round.report-sending': command(reportRoundSendingSchema, (room, data) =>
    room.rounds[data.round]
      ? [{ type: 'round.sending-reported', data }]
      : refuse('rejected', 'unknown-round', { path: 'data.round' }),
  ),
};

/** The event that freezes a round: also asked by the end of its meeting. */
export const closedDraft = (round: Round): Draft => ({
  type: 'round.closed',
  data: { round: round.id, result: resultOf(round) },
});

/** A round that still takes answers. One that the asker may not see is unknown to them, so ids cannot be probed. */
function open(room: Room, id: string, context: Context): Round | Refusal {
  const round = context.sees('rounds', id) ? room.rounds[id] : undefined;
  if (!round) return refuse('rejected', 'unknown-round', { path: 'data.round' });
  return round.closed ? refuse('conflict', 'round-closed', { path: 'data.round' }) : round;
}
function forMe(room: Room, id: string, context: Context): Round | Refusal {
  const round = open(room, id, context);
  if ('refused' in round) return round;
  return answerable(round.receipts, context.mandates).length === 0
    ? refuse('forbidden', 'not-asked', { path: 'data.round' })
    : round;
}

/** Each stage is written once per recipient, and per device the first time it speaks. */
function arrived(
  room: Room,
  data: { round: string; device?: string | undefined },
  context: Context,
  stage: 'received' | 'read',
): readonly Draft[] | Refusal {
  const round = forMe(room, data.round, context);
  if ('refused' in round) return round;
  const recipients = answerable(round.receipts, context.mandates).filter(id => {
    const receipt = round.receipts[id];
    const known = data.device !== undefined && receipt?.devices[data.device]?.state === 'delivered';
    return !receipt?.[stage] || (stage === 'received' && data.device !== undefined && !known);
  });
  return recipients.length === 0
    ? []
    : [{ type: `round.${stage}`, data: { ...data, recipients, actedAt: context.actedAt } }];
}
