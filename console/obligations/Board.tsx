import '../plans/plans.css';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { viewerOf } from '../../shared/access/viewer.ts';
import type { Holder } from '../../shared/obligations/schema.ts';
import { testSlots } from '../../shared/obligations/slots.ts';
import { type Standing, standingsOf } from '../../shared/obligations/standing.ts';
import { OBLIGATIONS, type Obligation } from '../../shared/obligations/table.ts';
import { COMMUNES, sortByName } from '../../shared/territory/reference.ts';
import { begin } from '../desk/deskState.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { dayBrief, dayOf, dayWritten } from '../plans/days.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { communeFull } from '../situation/names.ts';
import { type ShapeName, type ShapeTone, StateShape } from '../ui/StateShape.tsx';
import { Cell } from './Cell.tsx';

export const SIGNS: Readonly<Record<Standing['state'], readonly [ShapeName, ShapeTone]>> = {
  fulfilled: ['tick', 'done'],
  'due-soon': ['open', 'moderate'],
  overdue: ['half', 'severe'],
  unmet: ['ring', 'severe'],
};
const STATES: readonly Standing['state'][] = ['fulfilled', 'due-soon', 'overdue', 'unmet'];

/** Nineteen communes and the Region against the obligations of planning; a commune sees its own line. */
export function Board() {
  const { say, language } = useLanguage();
  const today = dayOf(useMinute());
  const room = useRoom(store => store.room);
  const mandates = useRoom(store => store.me?.mandates);
  const [chosen, setChosen] = useState<{ holder: Holder; code: string }>();
  const holders = useMemo((): readonly Holder[] => {
    const viewer = viewerOf(mandates ?? []);
    const communes = sortByName(COMMUNES, language).map(c => c.nis as Holder);
    return viewer.whole ? ['region', ...communes] : communes.filter(nis => viewer.communes.has(nis));
  }, [mandates, language]);
  const rows = useMemo(
    () => holders.map(holder => ({ holder, standings: standingsOf(room, holder, today) })),
    [holders, room, today],
  );
  const columns = OBLIGATIONS.filter(o => rows.some(row => row.standings.some(s => s.obligation.code === o.code)));
  const shown = rows
    .find(row => row.holder === (chosen?.holder ?? holders[0]))
    ?.standings.find(s => s.obligation.code === (chosen?.code ?? columns[0]?.code));
  if (holders.length === 0) return <p className="nothing">{say('obligation.notYours')}</p>;
  return (
    <div className="board">
      <div className="board-grid">
        <Grid
          {...{ rows, columns, today }}
          shown={shown && { holder: shown.holder, code: shown.obligation.code }}
          onChoose={(holder, code) => setChosen({ holder, code })}
        />
        <p className="board-legend">
          {STATES.map(state => (
            <span key={state}>
              <StateShape name={SIGNS[state][0]} tone={SIGNS[state][1]} /> {say(`obligation.state.${state}`)}
            </span>
          ))}
        </p>
        <Slots today={today} />
      </div>
      {shown && (
        <Cell
          key={`${shown.holder} ${shown.obligation.code}`}
          standing={shown}
          onFulfil={() =>
            begin({ kind: 'form', form: 'plans.fulfil', about: `${shown.holder} ${shown.obligation.code}` })
          }
        />
      )}
    </div>
  );
}

/** The days of the next tests; which are for the whole country, and which for whoever may send location-based SMS. */
function Slots({ today }: { today: string }) {
  const { say } = useLanguage();
  const year = Number(today.slice(0, 4));
  const next = [...testSlots(year), ...testSlots(year + 1)].filter(slot => slot.on >= today).slice(0, 4);
  return (
    <p className="older">
      {say('obligation.nextTests')}{' '}
      {next
        .map(({ on, kind }) =>
          kind === 'monthly' ? dayWritten(on) : `${dayWritten(on)} (${say(`obligation.slot.${kind}`)})`,
        )
        .join(' · ')}
    </p>
  );
}

interface GridProps {
  today: string;
  rows: readonly { readonly holder: Holder; readonly standings: readonly Standing[] }[];
  columns: readonly Obligation[];
  shown: { readonly holder: Holder; readonly code: string } | undefined;
  onChoose: (holder: Holder, code: string) => void;
}

/** Arrow keys move between the cells; the one shown is the only stop in the tab order. */
function Grid({ today, rows, columns, shown, onChoose }: GridProps) {
  const { say, language } = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const cell = event.target instanceof HTMLElement ? event.target.closest('td') : null;
    const row = cell?.closest('tr');
    if (!cell || !row) return;
    const to = {
      ArrowRight: cell.nextElementSibling,
      ArrowLeft: cell.previousElementSibling,
      ArrowDown: row.nextElementSibling?.children[cell.cellIndex],
      ArrowUp: row.previousElementSibling?.children[cell.cellIndex],
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    to?.querySelector<HTMLElement>('button')?.focus();
  };
  return (
    <table ref={table} onKeyDown={onKeyDown} aria-label={say('obligation.board')}>
      <thead>
        <tr>
          <td />
          {columns.map(({ code, short, name }) => (
            <th key={code} scope="col" title={read(name, language)}>
              {read(short, language)}
              <span className="n stale">
                {rows.filter(r => r.standings.some(s => s.obligation.code === code && s.state === 'fulfilled')).length}/
                {rows.filter(r => r.standings.some(s => s.obligation.code === code)).length}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ holder, standings }) => (
          <tr key={holder}>
            <th scope="row">{holder === 'region' ? say('room.region') : communeFull(holder, language)}</th>
            {columns.map(({ code }) => {
              const standing = standings.find(s => s.obligation.code === code);
              const current = shown?.holder === holder && shown.code === code;
              return (
                <td key={code} className={current ? 'current' : undefined}>
                  {standing && (
                    <button
                      type="button"
                      tabIndex={current ? 0 : -1}
                      aria-current={current ? 'true' : undefined}
                      onFocus={() => onChoose(holder, code)}
                      onClick={() => onChoose(holder, code)}
                    >
                      <StateShape
                        name={SIGNS[standing.state][0]}
                        tone={SIGNS[standing.state][1]}
                        label={say(`obligation.state.${standing.state}`)}
                      />
                      <span className="n">
                        {standing.wanting ?? (standing.last ? dayBrief(standing.last, today) : '')}
                      </span>
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
