import './dialog.css';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { Button } from './Button.tsx';

interface Props {
  title: ReactNode;
  /** Called by Escape and by the close button. What was typed is the owner's state: closing keeps it. */
  onClose: () => void;
  children: ReactNode;
  /** The acts, the first one primary. */
  actions?: ReactNode;
  /** side: over the right pane, the map stays in sight. middle: over everything. */
  place?: 'side' | 'middle';
}

const FIRST_FIELD = '.body :is(input, textarea, select):not([disabled])';

/**
 * A native modal dialog, open while it is mounted. Focus goes in, is held by the browser, and returns to where it was.
 * Escape goes one step back and never loses text, since the text lives with the owner.
 */
export function Dialog({ title, onClose, children, actions, place = 'side' }: Props) {
  const { say } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const before = document.activeElement;
    const element = dialog.current!;
    element.showModal();
    // Into the first field, or onto the dialog itself where there is only reading: never onto an act that reaches people.
    (element.querySelector<HTMLElement>(FIRST_FIELD) ?? element).focus();
    return () => {
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${place}`}
      tabIndex={-1}
      aria-labelledby={heading}
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        <Button rank="link" shortcut="Esc" onClick={onClose}>
          {say('command.close')}
        </Button>
      </header>
      <div className="body">{children}</div>
      {actions && <footer>{actions}</footer>}
    </dialog>
  );
}
