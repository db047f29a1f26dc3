import './command.css';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useEffectEvent, useId, useState } from 'react';
import { useLanguage } from '../language/Language.tsx';

export interface Suggestion {
  readonly id: string;
  readonly sign?: ReactNode;
  readonly title: ReactNode;
  /** What it is, or where. */
  readonly under?: ReactNode;
  /** Keys that do it without the box. */
  readonly shortcut?: string | undefined;
}

interface Props<S extends Suggestion> {
  text: string;
  onText: (text: string) => void;
  /** In order; the first is chosen by Enter. Made by the owner from the text. */
  suggestions: readonly S[];
  onChoose: (suggestion: S) => void;
  placeholder: string;
  shortcut?: string;
  /** False while what may be suggested is not known yet: an Enter pressed before waits for it. */
  ready?: boolean;
  /** Escape in an empty box: one step back. Escape in a full one closes the list and keeps the text. */
  onLeave?: () => void;
  ref?: Ref<HTMLInputElement>;
}

/** The box that does everything: a combobox with its listbox, all by keyboard. It suggests nothing by itself. */
export function CommandBox<S extends Suggestion>(props: Props<S>) {
  const { text, onText, suggestions, onChoose, placeholder, shortcut, ready = true, onLeave, ref } = props;
  const { say } = useLanguage();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const shown = open && text.trim() !== '';
  const active = Math.min(at, suggestions.length - 1);
  useEffect(() => {
    if (shown) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [shown, active, id]);
  const choose = (suggestion: S | undefined) => {
    if (!suggestion) return;
    setOpen(false);
    onChoose(suggestion);
  };
  const [entered, setEntered] = useState(false);
  const chooseFirst = useEffectEvent(() => {
    setEntered(false);
    if (shown) choose(suggestions[active]);
  });
  useEffect(() => {
    if (!ready || !entered) return;
    // After the effects of the page: what the room takes in hand as it comes is among what is suggested.
    const next = setTimeout(chooseFirst);
    return () => clearTimeout(next);
  }, [ready, entered]);
  const onKeyDown = (event: KeyboardEvent) => {
    const count = Math.max(1, suggestions.length);
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(shown ? (active + 1) % count : 0);
    else if (event.key === 'ArrowUp') setAt((active - 1 + count) % count);
    else if (event.key === 'Enter') {
      if (ready) choose(shown ? suggestions[active] : undefined);
      else setEntered(shown);
    } else if (event.key === 'Escape') {
      if (!shown) onLeave?.();
      setEntered(false);
      setOpen(false);
      event.stopPropagation();
    } else return;
    event.preventDefault();
    if (event.key.startsWith('Arrow')) setOpen(true);
  };
  return (
    <search className="command">
      <input
        ref={ref}
        role="combobox"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && suggestions.length > 0 ? `${id}-${active}` : undefined}
        aria-label={placeholder}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={event => {
          onText(event.target.value);
          setEntered(false);
          setAt(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      {shortcut && text === '' && <kbd aria-hidden>{shortcut}</kbd>}
      <div className="unseen" role="status">
        {shown && ready && say('command.results', { n: suggestions.length })}
      </div>
      {/* Pressing a suggestion must not take the focus from the box before the choice arrives. */}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={placeholder}
        hidden={!shown}
        onMouseDown={e => e.preventDefault()}
      >
        {suggestions.map((suggestion, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard chooses in the box itself, as the pattern asks
          <div
            key={suggestion.id}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === active}
            onClick={() => choose(suggestion)}
          >
            <span className="sign">{suggestion.sign}</span>
            <span className="title">{suggestion.title}</span>
            {suggestion.shortcut && <kbd>{suggestion.shortcut}</kbd>}
            {suggestion.under && <span className="under">{suggestion.under}</span>}
          </div>
        ))}
        {shown && suggestions.length === 0 && (
          <p className="nothing">{say(ready ? 'command.nothing' : 'command.notYet')}</p>
        )}
      </div>
    </search>
  );
}
