import { useEffect, useRef, useState } from 'react';
import type { Channel, MessagePriority } from '../../shared/messages/schema.ts';
import { OneOf } from '../desk/Choices.tsx';
import { momentAt } from '../desk/clockTime.ts';
import { useDesk } from '../desk/deskState.ts';
import { useDraft, useMay, useSending } from '../desk/form.ts';
import { SendingState, sendByKey } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { minuteOf } from '../language/moment.ts';
import { HealthWarning, healthDataAt, loadHealthRule } from '../log/HealthWarning.tsx';
import { ChooseFiles, PendingFiles } from '../log/PendingFiles.tsx';
import { useFiles } from '../log/useFiles.ts';
import { serverNow } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { Button } from '../ui/Button.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { IncidentChoice } from './IncidentChoice.tsx';

const CHANNELS: readonly Channel[] = ['telephone', 'radio', 'e-mail', 'person', 'portal'];
const PRIORITIES: readonly MessagePriority[] = ['routine', 'urgent', 'flash'];

interface Draft {
  readonly id: string;
  readonly text: string;
  readonly from: string;
  readonly contact: string;
  readonly receivedAt: string;
  readonly channel: Channel;
  readonly priority: MessagePriority;
  readonly incident: string | undefined;
}
const FORM = 'message.receive';
const fresh = (channel: Channel): Draft => ({
  id: crypto.randomUUID(),
  text: '',
  from: '',
  contact: '',
  receivedAt: '',
  channel,
  priority: 'routine',
  incident: useDesk.getState().inHand,
});

/** Writes a message down as it is said: text first, then who, by which way, how soon. Ctrl Enter sends. */
export function Intake({ focused }: { focused: boolean }) {
  const { say } = useLanguage();
  const now = useMinute();
  const may = useMay('message.receive');
  const [draft, change] = useDraft<Draft>(FORM, () => fresh('telephone'));
  const { sending, failure, submit } = useSending();
  const [health, setHealth] = useState<string | undefined>();
  const text = useRef<HTMLTextAreaElement>(null);
  const files = useFiles();
  useEffect(() => void loadHealthRule(), []);
  useEffect(() => {
    if (focused) text.current?.focus();
  }, [focused]);
  if (!may) return null;

  const receive = async (healthReason?: string) => {
    if (files.sending || sending.state === 'sending') return;
    const found = healthReason === undefined ? await healthDataAt(draft.text) : undefined;
    if (found) return setHealth(found);
    const typed = draft.receivedAt.trim();
    const receivedAt =
      typed === '' ? new Date(serverNow()).toISOString() : (momentAt(typed, serverNow(), 'past') ?? typed);
    const done = await submit('message.receive', {
      message: draft.id,
      text: draft.text,
      channel: draft.channel,
      from: { name: draft.from, ...(draft.contact.trim() ? { contact: draft.contact } : {}) },
      receivedAt,
      ...(draft.priority === 'routine' ? {} : { priority: draft.priority }),
      ...(draft.incident ? { incident: draft.incident } : {}),
      ...(files.kept.length > 0 ? { attachments: [...files.kept] } : {}),
      ...(healthReason ? { healthReason } : {}),
    });
    if (!done) return;
    change(fresh(draft.channel));
    setHealth(undefined);
    files.clear();
    text.current?.focus();
  };
  const paths = ['text', 'from.name', 'from.contact', 'receivedAt', 'incident'];
  return (
    <form
      className="intake"
      aria-label={say('message.new')}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        void receive();
      }}
      onKeyDown={sendByKey}
      {...files.taking}
    >
      <Field label={say('message.text')} error={errorFor('text', failure)}>
        {control => (
          <textarea
            {...control}
            ref={text}
            rows={3}
            maxLength={4000}
            value={draft.text}
            onChange={event => {
              change({ text: event.target.value });
              setHealth(undefined);
            }}
          />
        )}
      </Field>
      {health && (
        <HealthWarning
          where={health}
          onKeep={reason => void receive(reason)}
          onRewrite={() => {
            setHealth(undefined);
            text.current?.focus();
          }}
        />
      )}
      <PendingFiles files={files} />
      <div className="intake-who">
        <Field label={say('message.from')} error={errorFor('from.name', failure)}>
          {control => (
            <input
              {...control}
              maxLength={120}
              autoComplete="off"
              value={draft.from}
              onChange={event => change({ from: event.target.value })}
            />
          )}
        </Field>
        <Field label={say('message.contact')} optional error={errorFor('from.contact', failure)}>
          {control => (
            <input
              {...control}
              maxLength={120}
              autoComplete="off"
              value={draft.contact}
              onChange={event => change({ contact: event.target.value })}
            />
          )}
        </Field>
        <Field label={say('message.receivedAt')} error={errorFor('receivedAt', failure)}>
          {control => (
            <input
              {...control}
              className="n"
              placeholder={minuteOf(now).slice(0, 5)}
              maxLength={5}
              autoComplete="off"
              value={draft.receivedAt}
              onChange={event => change({ receivedAt: event.target.value })}
            />
          )}
        </Field>
        <IncidentChoice
          value={draft.incident}
          onChange={incident => change({ incident })}
          error={errorFor('incident', failure)}
        />
      </div>
      <div className="intake-how">
        <OneOf
          label={say('message.channel')}
          options={CHANNELS.map(value => ({ value, label: say(`message.channel.${value}`) }))}
          value={draft.channel}
          onChange={channel => change({ channel })}
        />
        <OneOf
          label={say('message.priority')}
          options={PRIORITIES.map(value => ({ value, label: say(`message.priority.${value}`) }))}
          value={draft.priority}
          onChange={priority => change({ priority })}
        />
        <div className="intake-send">
          <ChooseFiles files={files} />
          <Button
            rank="primary"
            type="submit"
            shortcut="Ctrl Enter"
            disabled={sending.state === 'sending' || files.sending}
          >
            {say('message.receive')}
          </Button>
        </div>
      </div>
      <SendingState sending={sending} paths={paths} />
    </form>
  );
}
