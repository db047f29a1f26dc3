import type { Decision, DecisionReceipt } from '../../shared/decisions/schema.ts';
import { read } from '../../shared/language/read.ts';
import type { Room } from '../../shared/room.ts';
import { minuteOf, secondOf } from '../language/moment.ts';
import { type Language, sayIn } from '../language/say.ts';
import type { Line } from '../situation/chronology.ts';
import { capacityIn, whoShort } from './names.ts';

/** Who speaks in the log, by the function of the authority. */
const SOURCES: Readonly<Record<string, string>> = { 'high-official': 'HF', mayor: 'C' };

/** What decisions write into the log by themselves: taken, carried out and when, refused, silent, called, lifted. */
export const decisionLines = (room: Room): readonly Line[] =>
  Object.values(room.decisions).flatMap(decision => {
    const own = { auto: true, ...(decision.incident ? { incident: decision.incident } : {}) };
    const source = SOURCES[room.mandates[decision.authority]?.function ?? ''] ?? '⋯';
    const title = (l: Language) => read(decision.headline, l);
    const lines: Line[] = [
      {
        ...own,
        ...{ id: `${decision.id} taken`, source, at: decision.entered.at, by: decision.entered.by },
        say: l =>
          sayIn(l)('decisions.log.taken', {
            kind: sayIn(l)(`decision.kind.${decision.kind}`),
            who: `${capacityIn(room, decision.authority, l)} ${minuteOf(decision.decidedAt)}`,
            title: title(l),
          }),
      },
      ...Object.values(decision.receipts).flatMap(receipt => receiptLines(room, decision, receipt, own)),
    ];
    // What a phase or a request tells is in the log by its own name.
    if (decision.origin?.kind === 'phase' || decision.origin?.kind === 'upscale') lines.shift();
    const { lifted, maintained } = decision;
    if (lifted)
      lines.push({
        ...own,
        ...{ id: `${decision.id} lifted`, source, at: lifted.at, by: lifted.by },
        say: l =>
          sayIn(l)('decisions.log.lifted', {
            ...{ who: capacityIn(room, lifted.authority, l), title: title(l), reason: read(lifted.reason, l) },
          }),
      });
    if (maintained)
      lines.push({
        ...own,
        ...{ id: `${decision.id} maintained`, source, at: maintained.at, by: maintained.by },
        say: l =>
          sayIn(l)('decisions.log.maintained', { who: capacityIn(room, maintained.mandate, l), title: title(l) }),
      });
    return lines;
  });

function receiptLines(
  room: Room,
  decision: Decision,
  receipt: DecisionReceipt,
  own: Pick<Line, 'auto' | 'incident'>,
): Line[] {
  const { executed, understood, refused, lifted, chain, calls = [] } = receipt;
  const base = { ...own, source: '⋯' };
  const key = `${decision.id} ${receipt.recipient}`;
  const told = (l: Language) => ({ who: whoShort(room, receipt, l), title: read(decision.headline, l) });
  const lines: Line[] = [];
  const done = executed ?? (decision.kind === 'notification' || refused ? undefined : understood);
  if (done)
    lines.push({
      ...base,
      ...{ id: `${key} done`, at: done.at, by: done.by },
      say: l =>
        sayIn(l)(executed ? 'decisions.log.executed' : 'decisions.log.understood', {
          ...told(l),
          at: secondOf(done.actedAt),
        }),
    });
  if (refused)
    lines.push({
      ...base,
      ...{ id: `${key} refused`, at: refused.at, by: refused.by, urgent: true },
      say: l => sayIn(l)('decisions.log.refused', { ...told(l), reason: read(refused.reason, l) }),
    });
  if (lifted)
    lines.push({
      ...base,
      ...{ id: `${key} undone`, at: lifted.at, by: lifted.by },
      say: l => sayIn(l)('decisions.log.undone', told(l)),
    });
  for (const call of calls)
    lines.push({
      ...base,
      ...{ id: `${key} call ${call.at}`, at: call.at, by: call.by, urgent: call.outcome === 'no-answer' },
      say: l =>
        sayIn(l)('decisions.log.call', {
          ...told(l),
          name: call.name,
          outcome: sayIn(l)(`decisions.log.call.${call.outcome}`),
        }),
    });
  // Of a notification to nineteen communes each step would drown the log: they stand in the sheet.
  if (decision.kind === 'notification') return lines;
  const [first] = chain;
  for (const step of chain) {
    const rings = step.channel === 'push' && step.person !== undefined && step.person !== first?.person;
    if (step.channel === 'telephone' && step === chain.find(each => each.channel === 'telephone'))
      lines.push({
        ...base,
        ...{ id: `${key} silent`, at: step.at, urgent: true },
        say: l => sayIn(l)('decisions.log.silent', told(l)),
      });
    if (rings)
      lines.push({
        ...base,
        ...{ id: `${key} step ${step.step}`, at: step.at },
        say: l => sayIn(l)('decisions.log.next', { ...told(l), person: room.people[step.person ?? '']?.name ?? '?' }),
      });
  }
  return lines;
}
