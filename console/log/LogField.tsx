import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { LogSource } from '../../shared/log/schema.ts';
import { momentAt } from '../desk/clockTime.ts';
import { keepDraft, useDesk } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { minuteOf } from '../language/moment.ts';
import { serverNow } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { HealthWarning, healthDataAt, loadHealthRule } from './HealthWarning.tsx';
import { callable, callingAt, mentionsIn } from './mentions.ts';
import { writeLine } from './outbox.ts';
import { ChooseFiles, PendingFiles } from './PendingFiles.tsx';
import { SOURCES } from './sources.ts';
import { useFiles } from './useFiles.ts';

/**
 * A new line: Enter sends. Without the hub it waits in sight and leaves by itself. `@` calls a function or a commune; the
 * time is that of the fact where it is not now; an image is pasted or dropped onto it.
 */
export function LogField({ incident }: { incident: string | undefined }) {
  const { say, language } = useLanguage();
  const now = useMinute();
  const may = useMay('log.write');
  const text = useDesk(desk => (desk.drafts.log as string | undefined) ?? '');
  const [time, setTime] = useState('');
  const [source, setSource] = useState<LogSource>('S');
  const [health, setHealth] = useState<string | undefined>();
  const [cursor, setCursor] = useState(0);
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  const files = useFiles();
  /** A line is being looked at: a second Enter must not send it twice. */
  const busy = useRef(false);
  /** Sent while a file was still on its way: it leaves as soon as that is kept. */
  const [due, setDue] = useState(false);
  const latest = useRef<() => void>(() => {});
  useEffect(() => {
    if (!due || files.sending) return;
    setDue(false);
    latest.current();
  }, [due, files.sending]);
  useEffect(() => void loadHealthRule(), []);
  if (!may) return null;

  const calling = callingAt(text, cursor);
  const offered = calling ? callable(calling.typed, language) : [];
  const at = Math.min(active, offered.length - 1);
  const wrongTime = time !== '' && momentAt(time, serverNow(), 'past') === undefined;

  const write = async (reason?: string) => {
    if (text.trim() === '' || wrongTime || busy.current) return;
    if (files.sending) return setDue(true);
    busy.current = true;
    const found = reason === undefined ? await healthDataAt(text) : undefined;
    busy.current = false;
    if (found) return setHealth(found);
    const happenedAt = time === '' ? undefined : momentAt(time, serverNow(), 'past');
    const mentions = mentionsIn(text);
    writeLine(text, incident, {
      ...(source === 'S' ? {} : { source }),
      ...(happenedAt ? { happenedAt } : {}),
      ...(mentions ? { mentions } : {}),
      ...(files.kept.length > 0 ? { attachments: files.kept } : {}),
      ...(reason ? { healthReason: reason } : {}),
    });
    keepDraft('log', '');
    setTime('');
    setHealth(undefined);
    files.clear();
    field.current?.focus();
  };
  latest.current = () => void write();
  const call = (label: string) => {
    if (!calling) return;
    const before = `${text.slice(0, calling.from)}@${label} `;
    keepDraft('log', before + text.slice(cursor));
    setActive(0);
    setCursor(before.length);
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length));
  };
  // A form of several fields without a button does not send itself by Enter.
  const sendByEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void write();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (offered.length === 0) return sendByEnter(event);
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive((at + 1) % offered.length);
    else if (event.key === 'ArrowUp') setActive((at - 1 + offered.length) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') call(offered[at]?.label ?? '');
    else if (event.key === 'Escape') setCursor(0);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <form
      className="log-entry"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void write();
      }}
      {...files.taking}
    >
      {health && (
        <HealthWarning
          where={health}
          onKeep={reason => void write(reason)}
          onRewrite={() => {
            setHealth(undefined);
            field.current?.focus();
          }}
        />
      )}
      <PendingFiles files={files} />
      {offered.length > 0 && (
        <div className="callable" role="listbox" id={list} aria-label={say('log.call')}>
          {offered.map((one, place) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard chooses in the field itself, as the pattern asks
            <div
              key={one.key}
              id={`${list}-${place}`}
              role="option"
              tabIndex={-1}
              aria-selected={place === at}
              onMouseDown={event => event.preventDefault()}
              onClick={() => call(one.label)}
            >
              <span>@{one.label}</span>
              <span className="n stale">{one.under}</span>
            </div>
          ))}
        </div>
      )}
      <div className="log-field">
        <input
          className="n at"
          aria-label={say('log.happenedAt')}
          title={say('log.happenedHint')}
          placeholder={minuteOf(now).slice(0, 5)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          aria-invalid={wrongTime ? true : undefined}
          value={time}
          onChange={event => setTime(event.target.value)}
          onKeyDown={sendByEnter}
        />
        <select
          className="source"
          aria-label={say('log.source')}
          value={source}
          onChange={event => setSource(event.target.value as LogSource)}
        >
          {SOURCES.map(code => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
        </select>
        <input
          ref={field}
          className="line"
          aria-label={say('log.write')}
          placeholder={say('log.entry')}
          role="combobox"
          aria-expanded={offered.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={offered.length > 0 ? `${list}-${at}` : undefined}
          autoComplete="off"
          value={text}
          maxLength={4000}
          onChange={event => {
            keepDraft('log', event.target.value);
            setCursor(event.target.selectionStart ?? event.target.value.length);
            setActive(0);
            setHealth(undefined);
          }}
          onSelect={event => setCursor(event.currentTarget.selectionStart ?? 0)}
          onBlur={() => setCursor(0)}
          onKeyDown={onKeyDown}
        />
        <ChooseFiles files={files} />
      </div>
    </form>
  );
}
