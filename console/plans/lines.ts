import type { Room } from '../../shared/room.ts';
import { type Language, read } from '../language/language.ts';
import { sayIn } from '../language/say.ts';
import type { Line } from '../situation/chronology.ts';
import { functionName } from '../situation/names.ts';
import { ownerName } from './names.ts';

/** Plans that were put to work and ended, and the critical steps that were done: the rest stays on the cards. */
export function planLines(room: Room): readonly Line[] {
  const plans = Object.values(room.activations).flatMap((activation): Line[] => {
    const own = { source: '⋯', auto: true, incident: activation.incident };
    const title = (l: Language) => read(activation.title, l);
    const { activated, deactivated } = activation;
    const lines: Line[] = [
      {
        ...own,
        ...{ id: `${activation.id} activated`, at: activated.at, by: activated.by },
        say: l => sayIn(l)('log.planActivated', { title: title(l), version: activation.version }),
      },
    ];
    if (deactivated)
      lines.push({
        ...own,
        ...{ id: `${activation.id} ended`, at: deactivated.at, by: deactivated.by },
        say: l => sayIn(l)('log.planEnded', { title: title(l), reason: read(deactivated.reason, l) }),
      });
    return lines;
  });
  const steps = Object.values(room.tasks).flatMap((task): Line[] => {
    const { settled } = task;
    if (!task.critical || task.state !== 'done' || !settled) return [];
    const who = (l: Language) =>
      task.function
        ? `${functionName(task.function, l)}${task.owner.kind === 'function' ? '' : ` ${ownerName(room, task.owner, l)}`}`
        : ownerName(room, task.owner, l);
    return [
      {
        ...{ id: `${task.id} done`, at: settled.actedAt, by: settled.by, source: '⋯', auto: true },
        ...(task.incident === undefined ? {} : { incident: task.incident }),
        say: l => sayIn(l)('log.stepDone', { who: who(l), step: read(task.text, l) }),
      },
    ];
  });
  return [...plans, ...steps];
}
