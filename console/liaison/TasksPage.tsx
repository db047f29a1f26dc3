import './tasks-page.css';
import { clockOfTask } from '../../shared/tasks/clock.ts';
import type { Task } from '../../shared/tasks/schema.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { learn } from '../language/say.ts';
import { planWords } from '../language/words/plans.ts';
import { taskPhoneWords } from '../language/words/taskPhone.ts';
import { goTo } from '../shell/place.ts';
import { functionName } from '../situation/names.ts';
import { BriefMoment, Due } from '../ui/Moment.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import type { AskedPageProps } from './askedPages.ts';
import type { Phone } from './phoneStore.ts';
import { Standing } from './Standing.tsx';
import { isLeft, ownTasks, saidOf } from './tasksAsked.ts';
import { useClock } from './useClock.ts';

learn(planWords);
learn(taskPhoneWords);

/** What is written where one tap says that a step does not apply: there is no keyboard at that hour. */
const NOT_HERE = { fr: 'Signalé sans objet depuis le téléphone', nl: 'Via de telefoon gemeld als niet van toepassing' };

/** My steps on the phone, the late ones first by their due time; one tap each. */
export default function TasksPage({ phone }: AskedPageProps) {
  const { say } = useLanguage();
  const room = phone.use(state => state.room);
  const mandates = phone.use(state => state.me?.mandates) ?? [];
  const outbox = phone.use(state => state.outbox);
  const own = ownTasks({ room, mandates });
  const left = own.filter(task => isLeft(task, outbox));
  const settled = own.length - left.length;
  return (
    <main className="alert-list tasks-page">
      <header className="from">
        <button type="button" className="back" onClick={() => goTo('/')} aria-label={say('phone.list')}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M10.5 2.5 5 8l5.5 5.5" />
          </svg>
        </button>
        <h1>{say('task.myCard')}</h1>
      </header>
      <Standing phone={phone} />
      {left.length === 0 && <p className="none">{say('task.phone.none')}</p>}
      <ul>
        {left.map(task => (
          <Step key={task.id} phone={phone} task={task} />
        ))}
      </ul>
      {settled > 0 && <p className="none">{say('task.phone.doneCount', { n: settled })}</p>}
    </main>
  );
}

function Step({ phone, task }: { phone: Phone; task: Task }) {
  const { say, language } = useLanguage();
  const now = useClock();
  const outbox = phone.use(state => state.outbox);
  const refused = saidOf(task.id, outbox)?.failure;
  const clock = clockOfTask(task, now);
  const words = read(task.text, language);
  return (
    <li className={clock}>
      <p className="due">
        {clock === 'late' && (
          <StateShape name={task.critical ? 'full' : 'half'} tone={task.critical ? 'needs-you' : 'severe'} />
        )}
        {clock === 'soon' && <StateShape name="open" tone="moderate" />}
        {task.due !== undefined && (
          <>
            <BriefMoment at={task.due} now={now} /> <Due at={task.due} now={now} />
          </>
        )}
        {task.critical && <b>{say('task.critical')}</b>}
        {task.function && <span className="function">{functionName(task.function, language)}</span>}
      </p>
      <p className="text">{words}</p>
      {refused && (
        <p className="severe" role="alert">
          {refused.message}
        </p>
      )}
      <div className="taps">
        <button
          type="button"
          className="first"
          aria-label={`${say('task.phone.done')} : ${words}`}
          onClick={() => void phone.tell('task.done', { task: task.id })}
        >
          {say('task.phone.done')}
        </button>
        <button
          type="button"
          aria-label={`${say('task.notApplicable')} : ${words}`}
          onClick={() => void phone.tell('task.not-applicable', { task: task.id, reason: NOT_HERE })}
        >
          {say('task.notApplicable')}
        </button>
      </div>
    </li>
  );
}
