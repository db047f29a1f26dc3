import './log.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { keepDraft } from '../desk/deskState.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import type { Line } from '../situation/chronology.ts';
import { Button } from '../ui/Button.tsx';
import { Moment } from '../ui/Moment.tsx';
import { seekLine, useSoughtLine } from './inContext.ts';
import { LineRow } from './LineRow.tsx';
import { LogHits, LogSearchField } from './LogSearch.tsx';
import { type Leaving, takeBack, useOutbox } from './outbox.ts';

/** So many lines are drawn at first, and so many more each time the end is reached. */
const WINDOW = 200;
/** So many lines are drawn below one that was asked for. */
const AROUND = 40;

/** The log with its search above: while something is looked for, what was found stands in its place. */
export function Log({ lines, incident }: { lines: readonly Line[]; incident: string | undefined }) {
  const [text, setText] = useState('');
  const sought = useSoughtLine(state => state.sought);
  // What was found is read among its neighbours.
  useEffect(() => {
    if (sought) setText('');
  }, [sought]);
  return (
    <div className="log-pane">
      <LogSearchField text={text} onText={setText} />
      <div className="log-list">
        {text.trim() === '' ? <Lines lines={lines} incident={incident} /> : <LogHits text={text} incident={incident} />}
      </div>
    </div>
  );
}

/** The log, newest first. Only whole rows stand at its end; older lines come as one scrolls. */
function Lines({ lines, incident }: { lines: readonly Line[]; incident: string | undefined }) {
  const { say } = useLanguage();
  const [drawn, setDrawn] = useState({ of: incident, from: 0, most: WINDOW });
  const sought = useSoughtLine(state => state.sought);
  const place = sought ? lines.findIndex(line => line.id === sought.id) : -1;
  // One that was asked for far down is shown among its neighbours, without all that stands above it.
  const from = place > WINDOW ? place - AROUND : 0;
  const most = drawn.of === incident && drawn.from === from ? drawn.most : WINDOW;
  const leaving = useOutbox(box => box.lines).filter(line => incident === undefined || line.incident === incident);
  const list = useRef<HTMLOListElement>(null);
  const brought = useRef<typeof sought>(undefined);
  useEffect(() => {
    // Once: a line that comes in meanwhile must not pull the eye back.
    if (!sought || place < 0 || brought.current === sought) return;
    brought.current = sought;
    const row = list.current?.querySelector<HTMLElement>(`[data-line="${sought.id}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  }, [sought, place]);
  useWholeRows(list, `${lines[0]?.id} ${leaving.length} ${incident}`);
  if (lines.length === 0 && leaving.length === 0) return <p className="nothing">{say('log.empty')}</p>;
  return (
    <ol
      className="log"
      ref={list}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      aria-label={say('room.log')}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        if (from + most < lines.length && scrollHeight - scrollTop - clientHeight < 400)
          setDrawn({ of: incident, from, most: most + WINDOW });
      }}
    >
      {from > 0 && (
        <li className="newer">
          <Button rank="link" onClick={() => seekLine(undefined)}>
            {say('log.newest')}
          </Button>
        </li>
      )}
      {[...leaving].reverse().map(line => (
        <LeavingRow key={line.entry} line={line} />
      ))}
      {lines.slice(from, from + most).map(line => (
        <LineRow key={line.id} line={line} sought={line.id === sought?.id} />
      ))}
    </ol>
  );
}

/** A line that has not arrived yet says so; one that was refused gives its text back. */
function LeavingRow({ line }: { line: Leaving }) {
  const { say } = useLanguage();
  const live = useRoom(store => store.link.state === 'live');
  return (
    <li className="leaving">
      <Moment at={line.at} form="second" />
      <span className="source" aria-hidden>
        ↑
      </span>
      <span>
        {line.text}
        <span className={line.refused ? 'severe' : 'stale'} role="status">
          {line.refused
            ? say('desk.lineRefused', { why: line.refused.message })
            : say(live ? 'desk.sending' : 'desk.waitsForHub')}
        </span>
        {line.refused && (
          <Button rank="link" onClick={() => keepDraft('log', takeBack(line))}>
            {say('desk.takeBack')}
          </Button>
        )}
      </span>
    </li>
  );
}

/** Ends a list at the last row that stands in it whole, as a printed log would. */
function useWholeRows(list: React.RefObject<HTMLElement | null>, change: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the first rows change
  useLayoutEffect(() => {
    const element = list.current;
    const room = element?.parentElement;
    if (!element || !room) return;
    const measure = () => {
      const height = room.clientHeight;
      if (element.scrollTop > 0) return;
      let whole = 0;
      for (const row of element.children) {
        const end = (row as HTMLElement).offsetTop - element.offsetTop + (row as HTMLElement).offsetHeight;
        if (end > height) break;
        whole = end;
      }
      const all = element.lastElementChild as HTMLElement | null;
      const fits = all === null || all.offsetTop - element.offsetTop + all.offsetHeight <= height;
      element.style.maxHeight = fits || whole === 0 ? '100%' : `${whole}px`;
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(room);
    return () => observer.disconnect();
  }, [change]);
}
