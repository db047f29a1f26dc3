import './strip.css';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { ageOf, clockOf, dateOf, dayOf, exactOf, minuteOf, zoneOf } from '../language/moment.ts';
import { sayBoth } from '../language/say.ts';
import { Badge, type Discipline } from './Badge.tsx';
import { type ShapeName, type ShapeTone, StateShape } from './StateShape.tsx';

export type Level = 'veille' | 'communale' | 'provinciale' | 'federale';
const LADDER: readonly Level[] = ['veille', 'communale', 'provinciale', 'federale'];
const DISCIPLINES: readonly Discipline[] = ['D1', 'D2', 'D3', 'D4', 'D5'];

export interface PhaseStripProps {
  /** What world and link this is; `lost`: what is shown is the last that was heard. */
  mode: 'live' | 'lost' | 'past' | 'exercise' | 'demonstration';
  /** The highest level of policy coordination in force. */
  policy: {
    level: Level;
    /** ISO 8601 UTC; absent in monitoring, which is no phase. */
    since?: string | undefined;
    /** As people say them, `1210`, or names: shown on the wall. */
    communes?: readonly string[];
  };
  /** The command post, where there is one: an axis of its own. */
  operations?: { since: string; place?: string | undefined } | undefined;
  /** Those whose director is at the post. */
  present: readonly Discipline[];
  now: string | number;
  /** Who works here: name, and the menu behind it. */
  person?: ReactNode;
}

const modes: Readonly<Record<PhaseStripProps['mode'], { shape: ShapeName; tone?: ShapeTone }>> = {
  live: { shape: 'dot', tone: 'done' },
  lost: { shape: 'half', tone: 'severe' },
  past: { shape: 'ring' },
  exercise: { shape: 'open', tone: 'exercise' },
  demonstration: { shape: 'dot', tone: 'done' },
};

/** The strip that is always there: world, policy coordination, operational coordination, disciplines, clock. */
export function PhaseStrip({ mode, policy, operations, present, now, person }: PhaseStripProps) {
  const { say, language } = useLanguage();
  const vacant = DISCIPLINES.filter(discipline => !present.includes(discipline));
  const { shape, tone } = modes[mode];
  return (
    <header className="strip">
      <div className="brand">
        <span className="mark" />
        <span className="name">Belfry</span>
        <span className="mode">
          <StateShape name={shape} tone={tone} />
          <b>{say(mode === 'lost' ? 'connection.lost' : `room.${mode}`)}</b>
        </span>
      </div>
      <div className="policy">
        <span className="label">
          {say('phase.policy')}
          {policy.since && (
            <time dateTime={policy.since} title={exactOf(policy.since)}>
              {minuteOf(policy.since)} · {ageOf(policy.since, now, language)}
            </time>
          )}
        </span>
        <ol className="ladder">
          {LADDER.map(level => (
            <li key={level} {...(level === policy.level && { className: 'now', 'aria-current': 'step' as const })}>
              {say(`phase.${level}`)}
            </li>
          ))}
        </ol>
      </div>
      <div className="operations">
        <span className="label">
          {say('phase.operational')}
          {operations && (
            <time dateTime={operations.since} title={exactOf(operations.since)}>
              {minuteOf(operations.since)}
            </time>
          )}
        </span>
        <span className="value">
          {operations ? [say('phase.pcops'), operations.place].filter(Boolean).join(', ') : say('phase.noPcops')}
        </span>
      </div>
      <div className="posts">
        <span className="label">{say('phase.disciplines')}</span>
        <span className="badges">
          {DISCIPLINES.map(discipline => (
            <Badge key={discipline} discipline={discipline} present={present.includes(discipline)} />
          ))}
          {vacant.length > 0 && vacant.length < 3 && (
            <span className="vacancy">
              {vacant.join(' ')} {say('phase.vacant')}
            </span>
          )}
        </span>
      </div>
      <div className="clock">
        <time dateTime={new Date(now).toISOString()}>
          {clockOf(now)}
          <span className="zone">{zoneOf(now)}</span>
        </time>
        <div className="who">
          <span className="n">{dateOf(now)}</span>
          <span className="older">{person}</span>
        </div>
      </div>
    </header>
  );
}

/** The strip on a wall: both languages, twice as high, nothing to press. */
export function WallStrip({ policy, operations, present, now, mode }: Omit<PhaseStripProps, 'person'>) {
  const { language } = useLanguage();
  const { shape, tone } = modes[mode];
  return (
    <header className="strip wall">
      <div className="phase">
        {sayBoth(`phase.name.${policy.level}`).map(name => (
          <b key={name}>{name}</b>
        ))}
        <span className="levels">
          {LADDER.map(level => (
            <i key={level} className={level === policy.level ? 'now' : undefined} />
          ))}
        </span>
      </div>
      <div className="since">
        {policy.since ? (
          <span className="big n">
            {minuteOf(policy.since)} · {ageOf(policy.since, now, language)}
          </span>
        ) : (
          <span className="standing">
            <StateShape name={shape} tone={tone} />
            {sayBoth(mode === 'lost' ? 'connection.lost' : `room.${mode}`).map(word => (
              <b key={word}>{word}</b>
            ))}
          </span>
        )}
        <span className="small n">{policy.communes?.join(' · ')}</span>
      </div>
      <div className="posts">
        <span className="badges">
          {DISCIPLINES.map(discipline => (
            <Badge key={discipline} discipline={discipline} present={present.includes(discipline)} />
          ))}
        </span>
        <span className="small">
          {operations ? (
            <>
              {sayBoth('phase.pcops').join(' – ')} <span className="n">{minuteOf(operations.since)}</span>
            </>
          ) : (
            sayBoth('phase.noPcops').join(' – ')
          )}
        </span>
      </div>
      <div className="clock">
        <time dateTime={new Date(now).toISOString()}>{clockOf(now)}</time>
        <div className="who">
          <span className="n">{zoneOf(now)}</span>
          <span className="n">{dayOf(now)}</span>
        </div>
      </div>
    </header>
  );
}
