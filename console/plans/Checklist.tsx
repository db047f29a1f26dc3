import './plans.css';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { clockOfTask, isOpen } from '../../shared/tasks/clock.ts';
import type { Task } from '../../shared/tasks/schema.ts';
import { begin } from '../desk/deskState.ts';
import { useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useNow } from '../room/useNow.ts';
import { personName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Keycap } from '../ui/Keycap.tsx';
import { isMine } from './groups.ts';
import { ownerName } from './names.ts';
import { TaskClock } from './TaskClock.tsx';

interface Props {
  tasks: readonly Task[];
  label: string;
  /** Says whose each is, and for which incident: where they are not of one card. */
  withOwner?: boolean;
  /** The line that names the keys. */
  keys?: boolean;
}
const CENTRE: readonly string[] = ['regional-operator', 'information-manager', 'high-official'];

/**
 * Steps to tick by the keyboard: arrows move, Space does or takes back, Enter does and goes on, N not applicable, S
 * started, A gives it to somebody. One stop in the tab order.
 */
export function Checklist({ tasks, label, withOwner = false, keys = false }: Props) {
  const { say } = useLanguage();
  const now = useNow();
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState<string>();
  const [excusing, setExcusing] = useState<string>();
  const { sending, submit } = useSending();
  /** Steps whose tick is on its way: pressed twice is once. A press on another step never waits for it. */
  const ticking = useRef(new Set<string>());
  const mandates = useRoom(store => store.me?.mandates) ?? [];
  const mayAct = (task: Task) => isMine(task, mandates) || mandates.some(m => CENTRE.includes(m.function));
  const current = tasks.some(t => t.id === at) ? at : (tasks.find(isOpen)?.id ?? tasks[0]?.id);

  const move = (to: number) => {
    const boxes = list.current?.querySelectorAll<HTMLElement>('input[type="checkbox"]') ?? [];
    boxes[Math.max(0, Math.min(boxes.length - 1, to))]?.focus();
  };
  const toggle = (task: Task) => {
    if (!mayAct(task) || task.state === 'ended' || ticking.current.has(task.id)) return;
    ticking.current.add(task.id);
    void submit(isOpen(task) ? 'task.done' : 'task.reopen', { task: task.id }).finally(() =>
      ticking.current.delete(task.id),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'checkbox') return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const place = tasks.findIndex(t => t.id === current);
    const task = tasks[place];
    if (!task) return;
    const does: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(place + 1),
      ArrowUp: () => move(place - 1),
      Home: () => move(0),
      End: () => move(tasks.length - 1),
      Enter: () => {
        if (isOpen(task)) toggle(task);
        move(place + 1);
      },
      n: () => mayAct(task) && isOpen(task) && setExcusing(task.id),
      s: () => mayAct(task) && task.state === 'open' && void submit('task.start', { task: task.id }),
      a: () => mayAct(task) && isOpen(task) && begin({ kind: 'form', form: 'plans.assign', about: task.id }),
    };
    const act = does[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div className="checklist">
      <SendingState sending={sending} paths={[]} />
      <ul ref={list} aria-label={label} onKeyDown={onKeyDown}>
        {tasks.map(task => (
          <Step
            key={task.id}
            task={task}
            now={now}
            {...{ withOwner, fixed: !mayAct(task) || task.state === 'ended', stop: task.id === current }}
            onFocus={() => setAt(task.id)}
            onToggle={() => toggle(task)}
            excuse={
              excusing === task.id
                ? {
                    give: async reason => {
                      if (await submit('task.not-applicable', { task: task.id, reason })) setExcusing(undefined);
                      move(tasks.findIndex(t => t.id === task.id));
                    },
                    leave: () => {
                      setExcusing(undefined);
                      move(tasks.findIndex(t => t.id === task.id));
                    },
                  }
                : undefined
            }
          />
        ))}
      </ul>
      {keys && (
        <p className="keys-line">
          {(
            [
              ['↑ ↓', 'plan.key.move'],
              ['Espace', 'plan.key.done'],
              ['N', 'plan.key.notApplicable'],
              ['S', 'plan.key.start'],
              ['A', 'plan.key.assign'],
            ] as const
          ).map(([key, word]) => (
            <span key={key}>
              <Keycap>{key === 'Espace' ? say('plan.key.space') : key}</Keycap> {say(word)}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

interface StepProps {
  task: Task;
  now: number;
  withOwner: boolean;
  /** Nothing for this reader to tick. */
  fixed: boolean;
  stop: boolean;
  onFocus: () => void;
  onToggle: () => void;
  excuse: { give: (reason: string) => Promise<void>; leave: () => void } | undefined;
}

function Step({ task, now, withOwner, fixed, stop, onFocus, onToggle, excuse }: StepProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const id = useId();
  const clock = clockOfTask(task, now);
  const incident = task.incident === undefined ? undefined : room.incidents[task.incident];
  const repeat = task.origin?.kind === 'plan' && task.origin.of ? `${task.origin.occurrence}/${task.origin.of}` : '';
  const told = [
    withOwner && ownerName(room, task.owner, language),
    withOwner && incident && read(incident.title, language),
    task.mandate && personOf(room, task.mandate),
    task.settled && personName(room, task.settled.by),
    task.settled?.note && read(task.settled.note, language),
  ].filter(Boolean);
  return (
    <li className={`step ${clock} ${task.state}${task.critical ? ' critical' : ''}`}>
      <input
        id={id}
        type="checkbox"
        checked={task.state === 'done'}
        aria-disabled={fixed || undefined}
        aria-describedby={`${id}-clock`}
        tabIndex={stop ? 0 : -1}
        onFocus={onFocus}
        onChange={onToggle}
      />
      <label htmlFor={id}>
        {task.critical && <b className="critical-mark">{say('task.critical')} </b>}
        {read(task.text, language)}
        {repeat && <span className="n older"> {repeat}</span>}
      </label>
      <span id={`${id}-clock`} className="when">
        <TaskClock task={task} now={now} />
      </span>
      {told.length > 0 && <p className="under">{told.join(' · ')}</p>}
      {excuse && <Excuse {...excuse} label={say('task.whyNot')} />}
    </li>
  );
}
const personOf = (room: Parameters<typeof personName>[0], mandate: string): string | undefined =>
  room.people[room.mandates[mandate]?.person ?? '']?.name;

/** Why a step does not apply: one line, sent by Enter, left by Escape. */
function Excuse({ label, give, leave }: { label: string; give: (reason: string) => Promise<void>; leave: () => void }) {
  const { say } = useLanguage();
  const [reason, setReason] = useState('');
  return (
    <form
      className="excuse"
      onSubmit={event => {
        event.preventDefault();
        if (reason.trim()) void give(reason.trim());
      }}
    >
      <input
        aria-label={label}
        placeholder={label}
        value={reason}
        // biome-ignore lint/a11y/noAutofocus: it was just asked for by a key, and takes the text that follows
        autoFocus
        maxLength={500}
        onChange={event => setReason(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          leave();
        }}
      />
      <Button type="submit">{say('task.notApplicable')}</Button>
    </form>
  );
}
