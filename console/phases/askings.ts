import { convened, vacantSeats } from '../../shared/organs/standing.ts';
import { holdsForCommune } from '../../shared/people/mandates.ts';
import { notifiedOf, toConfirm } from '../../shared/phases/standing.ts';
import { ASKED } from '../../shared/upscales/authority.ts';
import { upscaleState } from '../../shared/upscales/standing.ts';
import { read } from '../language/language.ts';
import { sayIn } from '../language/say.ts';
import { placeFull } from '../situation/chronology.ts';
import { functionName, recipientName } from '../situation/names.ts';
import type { Askings, Brought } from '../situation/queue.ts';

const CENTRE: readonly string[] = ['regional-operator', 'information-manager', 'high-official'];

/**
 * What phases ask of persons: a request that waits or that nobody answered, a lower phase to be confirmed, somebody who
 * must by rule be told and for whom nobody answers, a seat that nobody holds. Who merely has not received yet is asked
 * for by the decision that tells them.
 */
export const phaseAskings: Askings = (room, me, now) => {
  const centre = me.mandates.some(m => CENTRE.includes(m.function));
  const asking: Brought[] = [];
  for (const upscale of Object.values(room.upscales)) {
    const state = upscaleState(upscale, now);
    const asked = me.mandates.some(m => m.function === ASKED[upscale.phase]);
    if ((state !== 'waiting' && state !== 'unanswered') || !(asked || centre)) continue;
    const late = state === 'unanswered';
    const title: Brought['title'] = l =>
      sayIn(l)(late ? 'phase.asking.unanswered' : 'phase.asking.request', {
        phase: sayIn(l)(`phase.name.${upscale.phase}`).toLowerCase(),
      });
    asking.push({
      ...{ kind: 'brought', key: `${upscale.id} upscale`, urgency: late ? 'now' : 'soon', title },
      since: late ? upscale.deadline : upscale.requested.decidedAt,
      under: l => read(upscale.why, l),
      act: l => sayIn(l)('phase.answerRequest'),
      open: { form: 'phases.answer', about: upscale.id },
      ...(asked || late ? { rings: title } : {}),
    });
  }
  for (const pending of toConfirm(room)) {
    const own = me.mandates.some(
      m =>
        m.function === 'mayor' &&
        pending.phase === 'communale' &&
        pending.communes.every(nis => holdsForCommune(m, nis)),
    );
    if (!(own || centre)) continue;
    asking.push({
      ...{ kind: 'brought', key: `${pending.after} ${pending.communes.join()} confirm`, urgency: 'soon' },
      since: pending.since,
      title: l => `${sayIn(l)('phase.toConfirm')} · ${sayIn(l)(`phase.${pending.phase}`)}`,
      under: l =>
        `${placeFull(pending.communes, l)} · ${sayIn(l)(pending.phase === 'communale' ? 'phase.byItsMayor' : 'phase.byTheHF')}`,
      act: l => sayIn(l)('phase.answerIt'),
      open: { form: 'phases.confirm', about: `${pending.after} ${pending.phase} ${pending.communes.join('+')}` },
    });
  }
  if (!centre) return asking;
  const at = new Date(now).toISOString();
  const vacancies = new Set<string>(convened(room).flatMap(o => vacantSeats(room, o, at).flatMap(s => s.functions)));
  for (const declaration of Object.values(room.phases)) {
    if (declaration.lifted) continue;
    const { decision, nobody: holes, overdue } = notifiedOf(room, declaration, 'declared', now);
    // A director whose seat is shown as vacant is not said twice.
    const nobody = holes.filter(id => !vacancies.has(id));
    const since = declaration.declared.enteredAt;
    if (!decision && overdue)
      asking.push({
        ...{ kind: 'brought', key: `${declaration.id} untold`, urgency: 'now', since },
        title: l => sayIn(l)('phase.nobodyTold'),
        under: l => sayIn(l)(`phase.name.${declaration.phase}`),
        act: l => sayIn(l)('phase.see'),
        open: { sheet: 'phases' },
      });
    if (nobody.length > 0)
      asking.push({
        ...{ kind: 'brought', key: `${declaration.id} nobody`, urgency: 'attention', since },
        title: l => sayIn(l)('phase.asking.nobody', { n: nobody.length }),
        under: l =>
          nobody
            .map(id => recipientName({ recipient: id, kind: decision?.receipts[id]?.kind ?? 'function' }, l))
            .join(' · '),
        act: l => sayIn(l)('phase.see'),
        open: { sheet: 'phases' },
      });
  }
  for (const organ of convened(room)) {
    const vacant = vacantSeats(room, organ, at);
    if (vacant.length === 0) continue;
    asking.push({
      ...{ kind: 'brought', key: `${organ.id} vacant`, urgency: 'attention', since: organ.convened.decidedAt },
      title: l => sayIn(l)('phase.asking.vacant', { n: vacant.length, organ: sayIn(l)(`phase.organ.${organ.kind}`) }),
      under: l =>
        vacant
          .map(({ seat, name, functions }) =>
            /^d[1-5]$/.test(seat) ? `${seat.toUpperCase()} ${read(name, l)}` : functionName(functions[0] ?? '', l),
          )
          .join(' · '),
      act: l => sayIn(l)('phase.see'),
      open: { sheet: 'phases' },
    });
  }
  return asking;
};
