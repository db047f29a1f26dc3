import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { errorFor } from '../ui/Field.tsx';
import { stepBack } from './deskState.ts';
import { commandField } from './focus.ts';
import type { Sending } from './form.ts';

interface Props {
  title: ReactNode;
  children: ReactNode;
  actions: ReactNode;
  onSubmit: () => void;
}

/** A form over the right pane that leaves the map free for the hand: a pin or a contour is placed beside it. */
export function Panel({ title, children, actions, onSubmit }: Props) {
  const { say } = useLanguage();
  const heading = useId();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = panel.current;
    return () => {
      // Focus goes back to the box from which everything starts, unless a hand has moved it elsewhere.
      if (
        !document.activeElement ||
        document.activeElement === document.body ||
        element?.contains(document.activeElement)
      )
        commandField()?.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    stepBack();
  };
  return (
    <section
      ref={panel}
      role="dialog"
      aria-labelledby={heading}
      className="desk-panel"
      data-pane="task"
      onKeyDown={onKeyDown}
    >
      <div className="head">
        <h2 id={heading}>{title}</h2>
        <Button rank="link" shortcut="Esc" onClick={stepBack}>
          {say('command.close')}
        </Button>
      </div>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          onSubmit();
        }}
        onKeyDown={sendByKey}
      >
        <div className="body">{children}</div>
        <div className="foot">{actions}</div>
      </form>
    </section>
  );
}

/** Ctrl+Enter sends a form from inside a text of several lines too. */
export function sendByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

/** A form inside a dialog: its acts stand in the dialog's foot and send it by its id. */
export function DialogForm({ id, onSubmit, children }: { id: string; onSubmit: () => void; children: ReactNode }) {
  return (
    <form
      id={id}
      className="dialog-form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={sendByKey}
    >
      {children}
    </form>
  );
}

interface StateProps {
  sending: Sending;
  /** Paths of the form's own fields: what is refused there is said there. */
  paths: readonly string[];
}

/** How the sending stands: on its way, waiting for the hub, or refused for a reason that no field of the form carries. */
export function SendingState({ sending, paths }: StateProps) {
  const { say } = useLanguage();
  const live = useRoom(store => store.link.state === 'live');
  const mark = useRef<HTMLDivElement>(null);
  const failure = sending.state === 'refused' ? sending.failure : undefined;
  useEffect(() => {
    // The first wrong field takes the cursor, so that the keyboard stands where the work is.
    if (failure) mark.current?.closest('form, dialog')?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failure]);
  const general = failure && !paths.some(path => errorFor(path, failure)) ? failure.message : undefined;
  return (
    <div ref={mark} className="sending-state">
      {general && (
        <p className="refusal" role="alert">
          {general}
        </p>
      )}
      {sending.state === 'sending' && (
        <p className="older" role="status">
          {say(live ? 'desk.sending' : 'desk.waitsForHub')}
        </p>
      )}
    </div>
  );
}
