import { useEffect } from 'react';
import { ACTS } from './acts.ts';
import { perform } from './choose.ts';
import { openSheet, stepBack, takeInHand, useDesk } from './deskState.ts';
import { commandField } from './focus.ts';
import type { PlainKey } from './surface.ts';

/** One line of the help sheet: what to press and what it does. */
export interface Shortcut {
  readonly keys: string;
  readonly label: PlainKey;
}

/** Everything the keyboard does at the desk, in one table: the sheet is drawn from it. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: 'Ctrl K', label: 'desk.key.command' },
  { keys: '>', label: 'desk.key.log' },
  { keys: 'Alt 1 … 9', label: 'desk.key.asking' },
  { keys: '↑ ↓', label: 'desk.key.lists' },
  { keys: 'Alt 0', label: 'desk.key.map' },
  { keys: 'F6', label: 'desk.key.panes' },
  { keys: 'Ctrl Enter', label: 'desk.key.send' },
  { keys: 'Esc', label: 'desk.key.back' },
  ...ACTS.flatMap(({ shortcut, label }) => (shortcut ? [{ keys: shortcut, label }] : [])),
];

/** Acts with Alt and a letter, by the key's place, so that a layout or Option on a Mac changes nothing. */
const BY_CODE: Readonly<Record<string, string>> = Object.fromEntries(
  ACTS.flatMap(({ name, shortcut }) => (shortcut?.startsWith('Alt ') ? [[`Key${shortcut.slice(4)}`, name]] : [])),
);

const WRITES = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]';
/** Where plain keys already mean something: a field, an open dialog, the map, the pin. */
const isTaken = (target: EventTarget | null): boolean =>
  document.querySelector('dialog[open]') !== null ||
  (target instanceof Element &&
    target.closest(`${WRITES}, canvas, .desk-panel, [role="application"], [role="menu"], [popover]`) !== null);

/** Presses the act of the n-th row of what needs the person. */
function pressAsking(place: number): void {
  const rows = document.querySelectorAll<HTMLElement>('.asking-list > .row');
  rows[place - 1]?.querySelector<HTMLButtonElement>('.act .button')?.click();
}

/** Moves the focus to the next pane, as F6 does in every window with panes. */
function nextPane(back: boolean): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(p => p.offsetParent !== null);
  const at = panes.findIndex(pane => pane.contains(document.activeElement));
  const next = panes[(at + (back ? -1 : 1) + panes.length) % panes.length];
  const inside = next?.querySelector<HTMLElement>(
    'input, .row .pick, button:not([disabled]), canvas[tabindex], [tabindex="0"], a[href]',
  );
  (inside ?? next)?.focus();
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const { key, code, altKey, ctrlKey, metaKey } = event;
  const modal = document.querySelector('dialog[open]') !== null;
  const done = () => event.preventDefault();
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k') {
    done();
    if (!modal) commandField()?.focus();
  } else if (altKey && !ctrlKey && !metaKey && !modal) {
    const act = BY_CODE[code];
    if (code === 'Digit0') openSheet(undefined);
    else if (/^Digit[1-9]$/.test(code)) pressAsking(Number(code.slice(5)));
    else if (act) void perform(act);
    else return;
    done();
  } else if (key === 'F6' && !modal) {
    done();
    nextPane(event.shiftKey);
  } else if (key === 'Escape' && !modal) backByKey();
  else if (!ctrlKey && !metaKey && !altKey && key.length === 1 && key !== ' ' && !isTaken(event.target)) {
    if (key === '?') {
      done();
      void perform('keys');
    }
    // The key itself is then typed into the box.
    else commandField()?.focus();
  }
}

/** One step back: out of a task; out of a field; off a sheet; then out of the incident in hand. */
function backByKey(): void {
  const { task, sheet, inHand } = useDesk.getState();
  if (task.kind !== 'none') stepBack();
  else if (document.activeElement instanceof HTMLElement && document.activeElement.matches(WRITES))
    document.activeElement.blur();
  else if (sheet) openSheet(undefined);
  else if (inHand) takeInHand(undefined);
}

/** Binds the keyboard of the desk while it is shown. */
export function useShortcuts(): void {
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Arrow keys, Home and End move between the rows of lists inside the element. */
export function moveInLists(event: React.KeyboardEvent<HTMLElement>): void {
  if (!(event.target instanceof HTMLElement) || !event.target.closest('.row')) return;
  const picks = [...event.currentTarget.querySelectorAll<HTMLElement>('.row .pick')];
  const row = event.target.closest('.row');
  const at = picks.findIndex(pick => row?.contains(pick));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: picks.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  picks[Math.max(0, Math.min(picks.length - 1, to))]?.focus();
}
