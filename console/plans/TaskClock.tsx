import { clockOfTask } from '../../shared/tasks/clock.ts';
import type { Task } from '../../shared/tasks/schema.ts';
import { useLanguage } from '../language/Language.tsx';
import { dueOf, exactOf } from '../language/moment.ts';
import { BriefMoment } from '../ui/Moment.tsx';
import { type ShapeName, type ShapeTone, StateShape } from '../ui/StateShape.tsx';

/** How a task stands against its due time: by shape, by words, by colour last. */
export function TaskClock({ task, now }: { task: Task; now: number }) {
  const { say, language } = useLanguage();
  const clock = clockOfTask(task, now);
  if (clock === 'settled') {
    const at = task.settled?.actedAt;
    const [name, tone]: [ShapeName, ShapeTone] = task.state === 'done' ? ['tick', 'done'] : ['ring', 'stale'];
    return (
      <span className="task-clock older">
        <StateShape name={name} tone={tone} />
        <span>
          {say(`task.state.${task.state}`)} {at !== undefined && <BriefMoment at={at} now={now} />}
        </span>
      </span>
    );
  }
  if (task.due === undefined) return <span className="task-clock stale">{say('task.noDue')}</span>;
  const signs = {
    late: task.critical ? (['full', 'needs-you'] as const) : (['half', 'severe'] as const),
    soon: ['open', 'moderate'] as const,
  };
  const sign = clock === 'late' || clock === 'soon' ? signs[clock] : undefined;
  return (
    <span className={`task-clock ${clock}${task.critical ? ' critical' : ''}`}>
      {sign ? <StateShape name={sign[0]} tone={sign[1]} /> : <span />}
      <span>
        <BriefMoment at={task.due} now={now} />{' '}
        <time dateTime={task.due} title={exactOf(task.due)}>
          {dueOf(task.due, now, language)}
        </time>
        {task.state === 'started' && <span className="older"> · {say('task.state.started')}</span>}
      </span>
    </span>
  );
}
