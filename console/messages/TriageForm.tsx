import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { LogCategory } from '../../shared/log/schema.ts';
import type { Message } from '../../shared/messages/schema.ts';
import type { FunctionCode } from '../../shared/people/schema.ts';
import type { Failure } from '../../shared/protocol.ts';
import { OneOf } from '../desk/Choices.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { HealthWarning } from '../log/HealthWarning.tsx';
import { SOURCES } from '../log/sources.ts';
import { send } from '../room/store.ts';
import { functionName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { IncidentChoice } from './IncidentChoice.tsx';
import type { Outcome, Plan } from './Triage.tsx';

const CATEGORIES: readonly LogCategory[] = ['situation', 'action', 'need', 'forecast'];
const TRIAGERS: readonly FunctionCode[] = ['information-manager', 'dir-d1', 'dir-d2', 'dir-d3', 'dir-d4', 'dir-d5'];

interface Props {
  message: Message;
  /** How many go together. */
  count: number;
  mode: 'edit' | 'aside';
  plan: Plan;
  onPlan: (part: Partial<Plan>) => void;
  failure: Failure | undefined;
  onOutcome: (outcome: Outcome) => void;
  onLeave: () => void;
}

/** What becomes of a message, in full: the lines of the log that it makes, or why it is set aside. */
export function TriageForm(props: Props) {
  const { mode, onLeave } = props;
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState('');
  useEffect(() => {
    if (mode) form.current?.querySelector<HTMLElement>('textarea, input')?.focus();
  }, [mode]);
  const send_ = () =>
    mode === 'edit'
      ? props.onOutcome({ to: 'log' })
      : reason.trim().length >= 2 && props.onOutcome({ to: 'aside', reason });
  return (
    <form
      ref={form}
      className="triage-form"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        send_();
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send_();
        else if (event.key === 'Escape') onLeave();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {mode === 'edit' ? <LogPart {...props} /> : <AsidePart {...props} reason={reason} onReason={setReason} />}
    </form>
  );
}

function LogPart({ message, count, plan, onPlan, failure, onOutcome }: Props) {
  const { say, language } = useLanguage();
  const warned = failure?.details?.reason === 'looks-like-health-data';
  const [rewriting, setRewriting] = useState<Failure | undefined>();
  return (
    <>
      {warned && failure !== rewriting && (
        <HealthWarning
          where={String(failure?.details?.where ?? '')}
          onKeep={healthReason => onOutcome({ to: 'log', healthReason })}
          onRewrite={() => setRewriting(failure)}
        />
      )}
      <Field label={say('message.lines')} hint={say('message.linesHint')} error={warned ? undefined : failure?.message}>
        {control => (
          <textarea
            {...control}
            rows={3}
            maxLength={4000}
            value={plan.text ?? read(message.text, language)}
            onChange={event => onPlan({ text: event.target.value })}
          />
        )}
      </Field>
      <div className="triage-where">
        <OneOf
          label={say('log.source')}
          options={SOURCES.map(value => ({ value, label: value }))}
          value={plan.source}
          onChange={source => onPlan({ source })}
        />
        <OneOf
          label={say('log.category')}
          options={CATEGORIES.map(value => ({ value, label: say(`log.category.${value}`) }))}
          value={plan.category}
          onChange={category => onPlan({ category })}
        />
        <IncidentChoice value={plan.incident} onChange={incident => onPlan({ incident })} />
        <Field label={say('message.assign')} optional>
          {control => (
            <select
              {...control}
              value={message.assigned?.function ?? ''}
              onChange={event =>
                event.target.value &&
                void send('message.assign', { message: message.id, function: event.target.value as FunctionCode })
              }
            >
              <option value="">{say('message.assignNobody')}</option>
              {TRIAGERS.map(code => (
                <option key={code} value={code}>
                  {functionName(code, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className="acts">
        <Button rank="primary" type="submit" shortcut="Ctrl Enter">
          {say('message.toLog', { n: count })}
        </Button>
      </div>
    </>
  );
}

function AsidePart({
  count,
  failure,
  reason,
  onReason,
}: Props & { reason: string; onReason: (reason: string) => void }) {
  const { say } = useLanguage();
  return (
    <>
      <Field label={say('message.asideReason')} error={failure?.message}>
        {control => (
          <input {...control} maxLength={300} value={reason} onChange={event => onReason(event.target.value)} />
        )}
      </Field>
      <div className="acts">
        <Button rank="primary" type="submit" disabled={reason.trim().length < 2}>
          {say('message.aside', { n: count })}
        </Button>
      </div>
    </>
  );
}
