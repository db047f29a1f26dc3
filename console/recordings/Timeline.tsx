import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { minuteOf, secondOf } from '../language/moment.ts';
import { type Knot, knotsOf } from './marks.ts';
import { type KeptGap, type Mark, ticksOf } from './stretch.ts';

interface Props {
  from: number;
  to: number;
  moment: number;
  rows: readonly { readonly id: string; readonly name: string; readonly gaps: readonly KeptGap[] }[];
  marks: readonly Mark[];
  onSeek: (moment: number) => void;
}
type WhyKey = 'not-recorded' | 'source-lost' | 'clock-jumped' | 'recorder-failed' | 'disk-full' | 'server-stopped';
const SIGNS: Readonly<Record<Mark['kind'], string>> = { moment: '◆', incident: '▲', alert: '!', look: '○' };

/** One line of time for all cameras: where each has pictures, what happened, and where the clock stands. */
export function Timeline({ from, to, moment, rows, marks, onSeek }: Props) {
  const { say } = useLanguage();
  const track = useRef<HTMLDivElement>(null);
  const share = (at: number): string => `${(100 * (Math.min(to, Math.max(from, at)) - from)) / (to - from)}%`;
  const seekTo = (event: PointerEvent) => {
    const box = track.current!.getBoundingClientRect();
    onSeek(from + ((event.clientX - box.left) / box.width) * (to - from));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = { PageUp: -60_000, PageDown: 60_000 }[event.key];
    if (page === undefined) return;
    event.preventDefault();
    onSeek(moment + page);
  };
  const line = useRef<HTMLOListElement>(null);
  const knots = knotsOf(marks, useRoomOfPress(line) * (to - from));
  const long = to - from > 300_000;
  return (
    <div className="timeline">
      <ol ref={line} className="timeline-marks">
        {knots.map(({ id, at, kind, marks }) => (
          <li key={id} style={{ left: share(at) }}>
            <button type="button" className={kind} title={wordsOf(marks)} onClick={() => onSeek(at)}>
              <span aria-hidden="true">
                {SIGNS[kind]}
                {marks.length > 1 && <sub>{Math.min(99, marks.length)}</sub>}
              </span>
              <span className="unseen">{wordsOf(marks)}</span>
            </button>
          </li>
        ))}
      </ol>
      <div
        ref={track}
        className="timeline-track"
        role="slider"
        tabIndex={0}
        aria-label={say('recordings.timeline')}
        aria-valuemin={from}
        aria-valuemax={to}
        aria-valuenow={Math.round(moment)}
        aria-valuetext={secondOf(moment)}
        onKeyDown={onKeyDown}
        onPointerDown={event => {
          event.currentTarget.setPointerCapture(event.pointerId);
          seekTo(event);
        }}
        onPointerMove={event => event.buttons === 1 && seekTo(event)}
      >
        {rows.map(({ id, name, gaps }) => (
          <div key={id} className="timeline-row">
            <span className="timeline-name">{name}</span>
            {gaps.map(gap => (
              <span
                key={gap.from}
                className="timeline-gap"
                title={say('recordings.missing', {
                  ...{ from: secondOf(gap.from), to: secondOf(gap.to) },
                  why: say(`recordings.why.${gap.reason as WhyKey}`),
                })}
                style={{ left: share(gap.from), right: `calc(100% - ${share(gap.to)})` }}
              />
            ))}
          </div>
        ))}
        <span className="timeline-head" style={{ left: share(moment) }}>
          <time>{secondOf(moment)}</time>
        </span>
      </div>
      <div className="timeline-ticks n" aria-hidden="true">
        {ticksOf(from, to).map(at => (
          <span key={at} style={{ left: share(at) }}>
            {long ? minuteOf(at) : secondOf(at)}
          </span>
        ))}
      </div>
    </div>
  );
}

const wordsOf = (marks: Knot['marks']): string => marks.map(({ at, words }) => `${secondOf(at)} ${words}`).join(' · ');

/** Which share of the line one press takes, with its count: one and a half times the height of the line of marks. */
function useRoomOfPress(line: RefObject<HTMLOListElement | null>): number {
  const [share, setShare] = useState(0);
  useEffect(() => {
    const element = line.current!;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0) setShare((1.5 * element.clientHeight) / element.clientWidth);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [line]);
  return share;
}
