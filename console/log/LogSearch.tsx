import { useRef } from 'react';
import { useDesk } from '../desk/deskState.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { BriefMoment } from '../ui/Moment.tsx';
import { openHit } from './inContext.ts';
import { Marked } from './Marked.tsx';
import { type Found, type Hit, useHits } from './search.ts';

const HITS = 50;

interface FieldProps {
  text: string;
  onText: (text: string) => void;
}
/** The field above the log. Arrows go down into what was found; Escape empties it. */
export function LogSearchField({ text, onText }: FieldProps) {
  const { say } = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  return (
    <search className="log-search">
      <input
        ref={field}
        type="search"
        aria-label={say('log.search')}
        placeholder={say('log.search')}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={event => onText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape' && text !== '') {
            event.preventDefault();
            event.stopPropagation();
            onText('');
          } else if (event.key === 'ArrowDown') {
            event.preventDefault();
            document.querySelector<HTMLElement>('.log-hits button')?.focus();
          }
        }}
      />
      <kbd aria-hidden>Alt S</kbd>
    </search>
  );
}

/** What was found, best first; each opens where it belongs. */
export function LogHits({ text, incident }: { text: string; incident: string | undefined }) {
  const world = useRoom(store => store.world);
  const found = useHits(text, { world, incident, limit: HITS });
  return <HitList found={found} />;
}

function HitList({ found }: { found: Found }) {
  const { say } = useLanguage();
  if (found.state === 'idle') return <p className="nothing">{say('log.searchHint')}</p>;
  if (found.state === 'failed')
    return (
      <p className="nothing severe" role="alert">
        {found.why ?? say('log.searchFailed')}
      </p>
    );
  const { hits, state } = found;
  return (
    <>
      <p className="unseen" role="status">
        {state === 'found' && say('log.hits', { n: hits.length })}
      </p>
      {state === 'found' && hits.length === 0 && <p className="nothing">{say('log.noHits')}</p>}
      <ol className="log-hits" aria-label={say('log.search')} onKeyDown={moveInHits}>
        {hits.map(hit => (
          <HitRow key={`${hit.collection} ${hit.id}`} hit={hit} />
        ))}
      </ol>
    </>
  );
}

function moveInHits(event: React.KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  if (to < 0) document.querySelector<HTMLElement>('.log-search input')?.focus();
  else rows[Math.min(rows.length - 1, to)]?.focus();
}

function HitRow({ hit }: { hit: Hit }) {
  const { say, language } = useLanguage();
  const now = useMinute();
  const incident = useRoom(store => (hit.incident ? store.room.incidents[hit.incident] : undefined));
  const inHand = useDesk(desk => desk.inHand);
  const number = useRoom(store => store.room.messages[hit.id]?.number.n);
  const sign = {
    log: hit.source ?? 'S',
    messages: number ? `M${number}` : 'M',
    decisions: '◆',
    alerts: '▲',
    incidents: '●',
  };
  return (
    <li>
      <button type="button" onClick={() => openHit(hit)}>
        <BriefMoment at={hit.at} now={now} />
        <span className="source" title={say(`log.found.${hit.collection}`)}>
          {sign[hit.collection]}
        </span>
        <span>
          <span className="unseen">{say(`log.found.${hit.collection}`)} </span>
          <Marked text={hit.text} marks={hit.marks} />
          {incident && incident.id !== inHand && hit.collection !== 'incidents' && (
            <span className="stale where">{read(incident.title, language)}</span>
          )}
        </span>
      </button>
    </li>
  );
}
