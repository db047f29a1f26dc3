import './tile.css';
import { memo, type ReactNode } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { clockOf, minuteOf, secondOf, spanOf } from '../language/moment.ts';
import { isKey, type Say } from '../language/say.ts';
import { type ShapeName, type ShapeTone, StateShape } from './StateShape.tsx';

/** What ails a picture that does arrive. */
export type Ailing = 'late' | 'torn' | 'jerky' | 'reduced';

/** What a tile knows of its picture. A picture never lies: each state carries the time or the reason it needs. */
export type Picture =
  | {
      readonly state: 'live';
      /** Glass to glass, milliseconds, where it is measured. */
      readonly delay?: number | undefined;
      readonly ailing?: Ailing | undefined;
      /** With `reduced`: kilobits a second that arrive. */
      readonly rate?: number | undefined;
    }
  | {
      readonly state: 'stale';
      readonly since: string;
      readonly reason?: string | undefined;
      /** No picture of it was ever here: there is none to keep. */
      readonly blank?: boolean | undefined;
    }
  | { readonly state: 'connecting'; readonly reason?: string | undefined; readonly retryAt?: string | undefined }
  | {
      readonly state: 'lost';
      readonly since: string;
      readonly reason?: string | undefined;
      readonly retryAt?: string | undefined;
    }
  /** A source that is sent to us, and nobody sends. */
  | { readonly state: 'silent'; readonly since: string }
  | {
      /** Not for this mandate; or withheld by whoever leads the mission. */
      readonly state: 'refused' | 'withheld';
      /** In words. */
      readonly why: string;
      /** The article. */
      readonly law?: string | undefined;
    }
  | { readonly state: 'sleeping' }
  | { readonly state: 'recorded'; readonly at: string };

export interface TileProps {
  /** The figure that is on the map too. */
  number: number | string;
  name: string;
  owner?: string | undefined;
  picture: Picture;
  /** Where an age is told; else it may be any time. */
  now: string | number;
  /** The next act where there is no picture: ask for access, look. */
  action?: ReactNode;
  /** Absent on a wall, where one line stands below instead. */
  form?: 'caption' | 'line';
  /** That it keeps its place, where the nearest come by themselves. */
  pinned?: boolean;
  /** The video element; kept mounted in every state but refused and sleeping, so that the last picture stays. */
  children?: ReactNode;
}

/** Each state has a shape of its own: what no colour says is said by form and by words. */
export function markOf(picture: Picture): { readonly shape: ShapeName; readonly tone: ShapeTone } {
  switch (picture.state) {
    case 'live':
      return picture.ailing ? { shape: 'open', tone: 'moderate' } : { shape: 'dot', tone: 'done' };
    case 'stale':
      return { shape: 'half', tone: 'severe' };
    case 'lost':
      return { shape: 'cross', tone: 'severe' };
    case 'refused':
      return { shape: 'slash', tone: 'older' };
    case 'withheld':
      return { shape: 'shut', tone: 'older' };
    case 'silent':
      return { shape: 'dash', tone: 'older' };
    default:
      return { shape: 'ring', tone: 'older' };
  }
}
/** Whether there is a picture to see, be it an old one. */
export const isShown = (picture: Picture): boolean =>
  picture.state === 'live' || picture.state === 'recorded' || (picture.state === 'stale' && !picture.blank);
const KEEPS_NONE: readonly Picture['state'][] = ['refused', 'withheld', 'sleeping'];

/** A picture of the mosaic with one line that never lies about its age. */
export const Tile = memo(function Tile(props: TileProps) {
  const { number, name, owner, picture, now, action, form = 'caption', pinned, children } = props;
  const { say } = useLanguage();
  const { shape, tone } = markOf(picture);
  const words = tone === 'severe' || tone === 'moderate' ? tone : picture.state === 'live' ? '' : 'older';
  return (
    <article className={`tile ${form}`} data-state={picture.state} aria-label={`${number} ${name}`}>
      <div className="frame">
        {!KEEPS_NONE.includes(picture.state) && <div className="picture">{children}</div>}
        {!isShown(picture) && <Why picture={picture} action={action} wall={form === 'line'} />}
        <span className="number">{number}</span>
        {pinned && (
          <svg className="pinned" viewBox="0 0 16 16" role="img" aria-label={say('mosaic.pinned')}>
            <path d="M5 1.5h6M6 1.5v5l-2.5 3h9L10 6.5v-5M8 9.5v5" />
          </svg>
        )}
      </div>
      <div className="caption">
        <b>{name}</b>
        {form === 'caption' && <span className="owner">{owner}</span>}
        <span className={`status ${words}`}>
          <StateShape name={shape} tone={tone} />
          <StatusWords picture={picture} now={now} wall={form === 'line'} />
        </span>
      </div>
    </article>
  );
});

interface Words {
  picture: Picture;
  now: string | number;
  wall?: boolean;
}
/** The state in a few words. */
export function StatusWords({ picture, now, wall = false }: Words) {
  const { say, language } = useLanguage();
  const figure = (text: string) => <span className="n">{text}</span>;
  switch (picture.state) {
    case 'live':
      return (
        <span>
          {picture.ailing
            ? `${say(`feed.ailing.${picture.ailing}`)}${wall || picture.rate === undefined ? '' : ` ${picture.rate}\u00a0kbit/s`}`
            : (!wall || picture.delay === undefined) && say('feed.live')}{' '}
          {picture.delay !== undefined && figure(`${Math.round(picture.delay)}\u00a0ms`)}
        </span>
      );
    case 'stale':
      return (
        <span>
          {!wall && say('feed.stale')}{' '}
          {figure(spanOf(Math.max(0, new Date(now).getTime() - Date.parse(picture.since)), language))}
        </span>
      );
    case 'lost':
      return <span>{wall ? say('feed.lost') : say('feed.lostSince', { at: minuteOf(picture.since) })}</span>;
    case 'recorded':
      return (
        <span>
          {say('feed.recorded')} {figure(clockOf(picture.at))}
        </span>
      );
    default:
      return <span>{say(`feed.${picture.state}`)}</span>;
  }
}

/** Why there is no picture, and what comes next. */
function Why({ picture, action, wall }: { picture: Picture; action: ReactNode; wall: boolean }) {
  const { say } = useLanguage();
  return (
    <div className="why">
      <b>{wall ? wallHead(picture, say) : capital(headOf(picture, say))}</b>
      {(picture.state === 'refused' || picture.state === 'withheld') && (
        <>
          <span>{picture.why}</span>
          {picture.law && <span className="older">{picture.law}</span>}
        </>
      )}
      {picture.state === 'sleeping' && <span className="older">{say('feed.sleepingWhy')}</span>}
      {picture.state === 'silent' && (
        <>
          {!wall && <span>{say('feed.silentWhy')}</span>}
          {!wall && <span className="older">{say('feed.since', { at: minuteOf(picture.since) })}</span>}
        </>
      )}
      {picture.state === 'stale' && !wall && <span>{say('feed.blankWhy')}</span>}
      {(picture.state === 'lost' || picture.state === 'connecting') && (
        <>
          {picture.reason && <span>{reasonWords(picture.reason, say)}</span>}
          {picture.retryAt && !wall && (
            <span className="older">{say('feed.retryAt', { at: secondOf(picture.retryAt) })}</span>
          )}
        </>
      )}
      {action && <div className="act">{action}</div>}
    </div>
  );
}

const headOf = (picture: Picture, say: Say): string =>
  picture.state === 'lost' ? say('feed.lostSince', { at: secondOf(picture.since) }) : say(`feed.${picture.state}`);
/** At six metres: one word a language, and since when. */
function wallHead(picture: Picture, say: Say): string {
  if (picture.state === 'live' || picture.state === 'recorded') return '';
  const word = say(`wall.state.${picture.state}`);
  return 'since' in picture ? `${word} · ${minuteOf(picture.since)}` : word;
}
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Words for a machine-readable cause of the media platform; a newer server's cause is said to be unknown. */
export function reasonWords(reason: string, say: Say): string {
  const key = `feed.reason.${reason}`;
  return isKey(key) ? (say as (key: string) => string)(key) : say('feed.reason.unknown');
}
