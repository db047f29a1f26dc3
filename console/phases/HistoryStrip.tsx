import { useMemo } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { dayOf, exactOf, minuteOf, spanOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { communeShort } from '../situation/names.ts';
import { historyOf, LANES, type Lane, placeOf, rowsOf, type Span, ticksOf } from './history.ts';

/** At most so many rows of one lane; more are a number. */
const ROWS = 4;
/** Percent of the strip past which a mark would have no room for its words. */
const LAST_TICK = 95;

/** What was in force when, to scale, on both axes: read at a glance for twenty minutes as for three and a half months. */
export function HistoryStrip({ now }: { now: number }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const history = useMemo(() => historyOf(room, now), [room, now]);
  if (history.stretches.length === 0) return <p className="older">{say('phase.noHistory')}</p>;
  const at = (time: number) => placeOf(history, time);
  const laneOf = (lane: Lane) =>
    rowsOf(
      history.spans.filter(s => s.lane === lane),
      now,
    );
  const lanes = LANES.map(lane => ({
    lane,
    rows: laneOf(lane),
    marks: history.marks.filter(m => m.lane === lane),
  })).filter(({ rows, marks }) => rows.length > 0 || marks.length > 0);
  const said = (span: Span): string => {
    const to = span.to === undefined ? say('phase.inForce') : exactOf(span.to);
    const name = span.lane === 'operational' ? say('phase.pcops') : say(`phase.name.${span.lane}`);
    return `${name}, ${exactOf(span.from)} – ${to}, ${spanOf((span.to ?? now) - span.from, language)}`;
  };
  const place = (span: Span): string =>
    span.communes.length === 0 || span.communes.length > 3
      ? span.communes.length === 0
        ? ''
        : say('room.communes', { n: span.communes.length })
      : span.communes.map(communeShort).join(' · ');
  return (
    <div className="history">
      {lanes.map(({ lane, rows, marks }) => (
        <div key={lane} className="lane">
          <span className="name">{say(lane === 'operational' ? 'phase.lane.operational' : `phase.${lane}`)}</span>
          <div className="rows">
            {rows.slice(0, ROWS).map(row => (
              <ol key={row[0]?.id} className="track">
                {row.map(span => {
                  const left = at(span.from);
                  return (
                    <li
                      key={span.id}
                      className={span.to === undefined ? 'span now' : 'span'}
                      style={{ left: `${left}%`, width: `max(4px, ${at(span.to ?? now) - left}%)` }}
                      title={said(span)}
                    >
                      <span aria-hidden>{place(span)}</span>
                      <span className="unseen">{said(span)}</span>
                    </li>
                  );
                })}
              </ol>
            ))}
            {rows.length > ROWS && <span className="more">+{rows.length - ROWS}</span>}
            {rows.length === 0 && <ol className="track" />}
            {marks.map(mark => (
              <span
                key={mark.id}
                className="mark"
                style={{ left: `${at(mark.at)}%` }}
                title={`${say('phase.requestAt')} ${exactOf(mark.at)}`}
              >
                <span aria-hidden>▲</span>
                <span className="unseen">{`${say('phase.requestAt')} ${exactOf(mark.at)}`}</span>
              </span>
            ))}
          </div>
        </div>
      ))}
      <div className="lane scale" aria-hidden>
        <span className="name" />
        <div className="rows">
          {history.stretches.flatMap((stretch, i) => [
            // The day of a stretch that is shorter than one, where it begins.
            ...ticksOf(stretch)
              .filter(({ at: time }) => at(time) < LAST_TICK)
              .map(({ at: time, day }, n) => (
                <span key={time} className="tick-mark n" style={{ left: `${at(time)}%` }}>
                  {day
                    ? dayOf(time)
                    : n === 0 && (i > 0 || dayOf(time) !== dayOf(now))
                      ? `${dayOf(time)} ${minuteOf(time)}`
                      : minuteOf(time)}
                </span>
              )),
          ])}
          {history.gaps.map(({ from, to, left, width }) => (
            <span key={from} className="cut" style={{ left: `${left}%`, width: `${width}%` }}>
              {spanOf(to - from, language)}
            </span>
          ))}
        </div>
      </div>
      {history.gaps.length > 0 && (
        <p className="unseen">
          {history.gaps
            .map(({ from, to }) => `${say('phase.nothingFor')} ${spanOf(to - from, language)} (${exactOf(from)})`)
            .join('. ')}
        </p>
      )}
    </div>
  );
}
