import type { Room } from '../../shared/room.ts';
import { read } from '../language/language.ts';
import { type Language, sayIn } from '../language/say.ts';
import type { Line } from '../situation/chronology.ts';
import { functionName } from '../situation/names.ts';

const about = (incident: string | undefined) => (incident === undefined ? {} : { incident });
const AUTHORITY_SIGNS: Readonly<Record<string, string>> = { 'high-official': 'HF', mayor: 'C' };

/** What phases, requests, consultations and organs write into the log by themselves. */
export const phaseLines = (room: Room): readonly Line[] => [
  ...reassessed(room),
  ...requests(room),
  ...consultations(room),
  ...organs(room),
];

const signOf = (room: Room, mandate: string): string => AUTHORITY_SIGNS[room.mandates[mandate]?.function ?? ''] ?? '⋯';
const officeOf = (room: Room, mandate: string, language: Language): string =>
  functionName(room.mandates[mandate]?.function ?? '', language);

function reassessed(room: Room): Line[] {
  return Object.values(room.phases).flatMap(phase => {
    const own = { auto: true, ...about(phase.incident) };
    const said = new Map(Object.entries(phase.assessed ?? {}).map(([n, act]) => [act.enteredAt, { act, n }]));
    const lines: Line[] = [...said.values()].map(({ act }) => {
      const lines_ = Object.entries(phase.assessed ?? {}).flatMap(([n, each]) =>
        each.enteredAt === act.enteredAt ? [n] : [],
      );
      return {
        ...own,
        ...{ id: `${phase.id} reassessed ${act.enteredAt}`, at: act.decidedAt, by: act.by },
        source: signOf(room, act.authority),
        say: l => sayIn(l)('phase.log.reassessed', { lines: lines_.join(', ') }),
      };
    });
    const { confirmed } = phase;
    if (confirmed)
      lines.push({
        ...own,
        ...{ id: `${phase.id} confirmed`, at: confirmed.decidedAt, by: confirmed.by },
        source: signOf(room, confirmed.authority),
        say: l => sayIn(l)('phase.log.confirmed', { phase: sayIn(l)(`phase.name.${phase.phase}`) }),
      });
    return lines;
  });
}

function requests(room: Room): Line[] {
  return Object.values(room.upscales).flatMap(upscale => {
    const own = { auto: true, ...about(upscale.incident) };
    const { requested, answer } = upscale;
    const name = (l: Language) => sayIn(l)(`phase.name.${upscale.phase}`).toLowerCase();
    const lines: Line[] = [
      {
        ...own,
        ...{ id: `${upscale.id} requested`, at: requested.decidedAt, by: requested.by },
        source: signOf(room, requested.authority),
        say: l =>
          sayIn(l)('phase.log.requested', {
            who: upscale.as === 'cores' ? 'CORES' : officeOf(room, requested.authority, l),
            phase: name(l),
          }),
      },
    ];
    if (answer)
      lines.push({
        ...own,
        ...{ id: `${upscale.id} answered`, at: answer.decidedAt, by: answer.by },
        source: signOf(room, answer.authority),
        say: l =>
          sayIn(l)(answer.answer === 'granted' ? 'phase.log.granted' : 'phase.log.refused', {
            who: officeOf(room, answer.authority, l),
            phase: name(l),
            reason: read(answer.reason, l),
          }),
      });
    return lines;
  });
}

const consultations = (room: Room): Line[] =>
  Object.values(room.consultations).map(({ id, incident, consulted, consultedAt, authority, recorded }) => ({
    ...{ id: `${id} consulted`, at: consultedAt, by: recorded.by, auto: true, ...about(incident) },
    source: signOf(room, authority),
    say: l =>
      sayIn(l)('phase.log.consulted', {
        who: consulted
          .map(({ mandate }) => room.people[room.mandates[mandate]?.person ?? '']?.name ?? mandate)
          .join(', '),
      }),
  }));

function organs(room: Room): Line[] {
  return Object.values(room.organs).flatMap(organ => {
    const own = { auto: true, ...about(organ.incident) };
    const name = (l: Language) => sayIn(l)(`phase.organ.${organ.kind}`);
    const lines: Line[] = [
      {
        ...own,
        ...{ id: `${organ.id} convened`, at: organ.convened.decidedAt, by: organ.convened.by },
        source: signOf(room, organ.convened.authority),
        say: l => sayIn(l)('phase.log.convened', { organ: name(l) }),
      },
    ];
    if (organ.closed)
      lines.push({
        ...own,
        ...{ id: `${organ.id} closed`, at: organ.closed.decidedAt, by: organ.closed.by },
        source: signOf(room, organ.closed.authority),
        say: l => sayIn(l)('phase.log.closed', { organ: name(l) }),
      });
    return lines;
  });
}
