import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { LogCategory, LogSource } from '../../shared/log/schema.ts';
import type { Message } from '../../shared/messages/schema.ts';
import type { Failure } from '../../shared/protocol.ts';
import { useDesk } from '../desk/deskState.ts';
import { useMay, withoutPath } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { DISCIPLINES } from '../log/sources.ts';
import { send } from '../room/store.ts';
import { TriageForm } from './TriageForm.tsx';
import { TriageRow } from './TriageRow.tsx';
import { linesOf } from './traffic.ts';

/** What a hand has chosen for a message before it goes. */
export interface Plan {
  readonly source: LogSource;
  readonly incident: string | undefined;
  readonly category?: LogCategory | undefined;
  /** The text of the log, where it is not the message's; a blank line begins another line. */
  readonly text?: string | undefined;
}
export type Outcome =
  | { readonly to: 'log'; readonly healthReason?: string }
  | { readonly to: 'aside'; readonly reason: string };

/**
 * The messages that wait, worked by keyboard: arrows or J and K move, space ticks, 1–5 give a discipline, L brings to the log,
 * X sets aside, E edits. What is ticked is triaged together; nothing ticked, the one under the cursor.
 */
export function Triage({ waiting, about }: { waiting: readonly Message[]; about: string | undefined }) {
  const { say, language } = useLanguage();
  const may = useMay('message.triage');
  const inHand = useDesk(desk => desk.inHand);
  const list = useRef<HTMLOListElement>(null);
  const [at, setAt] = useState<string | undefined>(about);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [plans, setPlans] = useState<Readonly<Record<string, Plan>>>({});
  const [open, setOpen] = useState<'edit' | 'aside' | undefined>();
  const [refused, setRefused] = useState<{ readonly id: string; readonly failure: Failure } | undefined>();
  const place = Math.max(
    0,
    waiting.findIndex(message => message.id === at),
  );
  const current = waiting[place];

  const rowOf = (id: string | undefined) =>
    id === undefined ? null : list.current?.querySelector<HTMLElement>(`[data-message="${id}"] .pick`);
  useEffect(() => {
    if (about !== undefined) list.current?.querySelector<HTMLElement>(`[data-message="${about}"] .pick`)?.focus();
  }, [about]);
  if (waiting.length === 0) return <p className="nothing">{say('message.none')}</p>;

  const planOf = (message: Message): Plan =>
    plans[message.id] ?? { source: 'S', incident: message.incident ?? inHand, category: undefined };
  const plan = (message: Message, part: Partial<Plan>) =>
    setPlans(all => ({ ...all, [message.id]: { ...planOf(message), ...part } }));
  const chosen = (): readonly Message[] => {
    const many = waiting.filter(message => ticked.has(message.id));
    return many.length > 0 ? many : current ? [current] : [];
  };
  const go = (to: number) => {
    const next = waiting[Math.max(0, Math.min(waiting.length - 1, to))];
    setAt(next?.id);
    setOpen(undefined);
    rowOf(next?.id)?.focus();
  };
  /** One command each: what is refused stays where it is and says why, the rest goes. */
  const triage = async (messages: readonly Message[], outcome: Outcome) => {
    setRefused(undefined);
    const next =
      waiting.slice(place).find(message => !messages.includes(message)) ?? waiting.find(m => !messages.includes(m));
    for (const message of messages) {
      const answer = await send('message.triage', {
        message: message.id,
        as: asOf(message, planOf(message), outcome, language),
      });
      if (answer.ok) continue;
      setAt(message.id);
      setOpen(outcome.to === 'log' ? 'edit' : 'aside');
      return setRefused({ id: message.id, failure: withoutPath(answer.error) });
    }
    setTicked(new Set());
    setOpen(undefined);
    setAt(next?.id);
    requestAnimationFrame(() => (rowOf(next?.id) ?? document.querySelector<HTMLElement>('.intake textarea'))?.focus());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key, target } = event;
    const inForm = target instanceof HTMLElement && target.closest('.triage-form') !== null;
    if (inForm || event.ctrlKey || event.metaKey || event.altKey || !may) return;
    const n = Number(key);
    if (key === 'ArrowDown' || key === 'j') go(place + 1);
    else if (key === 'ArrowUp' || key === 'k') go(place - 1);
    else if (key === 'Home') go(0);
    else if (key === 'End') go(waiting.length - 1);
    else if (key === ' ') tick(current?.id);
    else if (n >= 1 && n <= 5)
      for (const message of chosen()) plan(message, { source: DISCIPLINES[n - 1] as LogSource });
    else if (key === '0') for (const message of chosen()) plan(message, { source: 'S' });
    else if (key === 'l') void triage(chosen(), { to: 'log' });
    else if (key === 'x') setOpen('aside');
    else if (key === 'e' || key === 'Enter') setOpen('edit');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const tick = (id: string | undefined) => {
    if (id === undefined) return;
    setTicked(before => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  };
  return (
    // The keys act on the rows, which are buttons and boxes of their own.
    <ol className="messages" ref={list} onKeyDown={onKeyDown}>
      {waiting.map(message => (
        <TriageRow
          key={message.id}
          message={message}
          plan={planOf(message)}
          current={message.id === current?.id}
          ticked={ticked.has(message.id)}
          onTick={may ? () => tick(message.id) : undefined}
          onPick={() => {
            setAt(message.id);
            setOpen(before => (message.id === current?.id && before === undefined ? 'edit' : undefined));
          }}
        >
          {may && message.id === current?.id && open && (
            <TriageForm
              message={message}
              count={chosen().length}
              mode={open}
              plan={planOf(message)}
              onPlan={part => plan(message, part)}
              failure={refused?.id === message.id ? refused.failure : undefined}
              onOutcome={outcome => void triage(chosen(), outcome)}
              onLeave={() => {
                setOpen(undefined);
                rowOf(message.id)?.focus();
              }}
            />
          )}
        </TriageRow>
      ))}
    </ol>
  );
}

/** What the command says: the message as it is, or the lines that were made of it. */
function asOf(
  message: Message,
  { source, incident, category, text }: Plan,
  outcome: Outcome,
  language: 'fr' | 'nl' | 'en',
) {
  if (outcome.to === 'aside') return { to: 'aside' as const, reason: outcome.reason };
  const own = text === undefined || text.trim() === read(message.text, language).trim();
  const texts = own ? [message.text] : linesOf(text);
  return {
    to: 'log' as const,
    entries: texts.map(line => ({
      entry: crypto.randomUUID(),
      text: line,
      source,
      ...(incident ? { incident } : {}),
      ...(category ? { category } : {}),
      ...(outcome.healthReason ? { healthReason: outcome.healthReason } : {}),
    })),
  };
}
