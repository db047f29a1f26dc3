import { listed } from '../../shared/language/typography.ts';
import { mayApprove } from '../../shared/plans/authority.ts';
import { waitingOf } from '../../shared/plans/validity.ts';
import { byDue, isLate } from '../../shared/tasks/clock.ts';
import type { Task } from '../../shared/tasks/schema.ts';
import { read } from '../language/language.ts';
import { sayIn } from '../language/say.ts';
import type { Askings, Brought } from '../situation/queue.ts';
import { isMine } from './groups.ts';
import { ownerName } from './names.ts';

const CENTRE: readonly string[] = ['regional-operator', 'information-manager', 'high-official'];
/** More owners than this are a number. */
const NAMED = 2;

/** My late steps, the critical ones red; for the centre those of others; plans that wait for my approval. */
export const planAskings: Askings = (room, me, now) => {
  const late = Object.values(room.tasks)
    .filter(task => isLate(task, now))
    .sort(byDue);
  const mine = late.filter(task => isMine(task, me.mandates));
  const asking: Brought[] = [];
  const brought = (key: string, urgency: Brought['urgency'], tasks: readonly Task[], about: string): void => {
    const [first] = tasks;
    if (!first) return;
    asking.push({
      ...{ kind: 'brought', key, urgency, since: first.due ?? first.created.at, open: { sheet: 'plans', about } },
      title: l => sayIn(l)(urgency === 'now' ? 'task.criticalLate' : 'task.lateMany', { n: tasks.length }),
      under: l => read(first.text, l),
      act: l => sayIn(l)('plan.openCards'),
    });
  };
  brought(
    'tasks critical',
    'now',
    mine.filter(t => t.critical),
    'cards',
  );
  brought(
    'tasks late',
    'soon',
    mine.filter(t => !t.critical),
    'cards',
  );
  if (me.mandates.some(m => CENTRE.includes(m.function))) {
    const others = late.filter(t => t.critical && !isMine(t, me.mandates));
    const [first] = others;
    if (first)
      asking.push({
        ...{ kind: 'brought', key: 'tasks of others', urgency: 'attention', since: first.due ?? first.created.at },
        title: l => sayIn(l)('task.othersLate', { n: others.length }),
        under: l => {
          const names = [...new Set(others.map(t => ownerName(room, t.owner, l)))];
          return names.length <= NAMED + 1
            ? listed(names, l)
            : sayIn(l)('task.andOthers', { names: names.slice(0, NAMED).join(', '), n: names.length - NAMED });
        },
        act: l => sayIn(l)('task.seeLate'),
        open: { sheet: 'plans', about: 'tasks' },
      });
  }
  for (const plan of Object.values(room.plans)) {
    const waiting = waitingOf(plan);
    if (!waiting?.submitted || !me.mandates.some(m => mayApprove(m, plan.territory))) continue;
    asking.push({
      ...{ kind: 'brought', key: `plan ${plan.id}`, urgency: 'attention', since: waiting.submitted.at },
      title: l => sayIn(l)('plan.toApprove'),
      under: l => `${read(waiting.title, l)} · v${waiting.number}`,
      act: l => sayIn(l)('plan.readAndApprove'),
      open: { sheet: 'plans', about: `library:${plan.id}` },
    });
  }
  return asking;
};
