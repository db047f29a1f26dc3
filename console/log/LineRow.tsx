import { memo } from 'react';
import { mentionedIn, unseenBy } from '../../shared/log/mentions.ts';
import type { LogEntry } from '../../shared/log/schema.ts';
import { begin } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { send, useRoom } from '../room/store.ts';
import { useMinute, useNow } from '../room/useNow.ts';
import type { Line } from '../situation/chronology.ts';
import { personName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { BriefMoment, Moment } from '../ui/Moment.tsx';
import { Attachments } from './Attachments.tsx';
import { mentionName } from './mentions.ts';

const CHANGED_MS = 60_000;

/** One line: what a person wrote with all that belongs to it, or what the room did by itself. */
export const LineRow = memo(function LineRow({ line, sought }: { line: Line; sought: boolean }) {
  const minute = useMinute();
  // Only a line of the last minutes follows the second hand.
  return minute - Date.parse(line.at) < 2 * CHANGED_MS ? (
    <FreshRow line={line} sought={sought} />
  ) : (
    <PlainRow line={line} sought={sought} changed={false} />
  );
});

function FreshRow(props: { line: Line; sought: boolean }) {
  const now = useNow();
  return <PlainRow {...props} changed={now - Date.parse(props.line.at) < CHANGED_MS} />;
}

function PlainRow({ line, sought, changed }: { line: Line; sought: boolean; changed: boolean }) {
  const { say, language } = useLanguage();
  const minute = useMinute();
  const by = useRoom(({ room }) => line.by && personName(room, line.by));
  const today = minute - Date.parse(line.at) < 12 * 3_600_000;
  const classes = [changed && 'changed', sought && 'sought'].filter(Boolean).join(' ');
  return (
    <li className={classes || undefined} data-line={line.id} tabIndex={sought ? -1 : undefined}>
      {today ? <Moment at={line.at} form="second" /> : <BriefMoment at={line.at} now={minute} />}
      <span className="source" title={by}>
        {line.source}
      </span>
      <span className={line.urgent ? 'severe' : line.auto ? 'older' : undefined}>
        {line.entry ? <Entry entry={line.entry} /> : line.say(language)}
        {changed && <span className="unseen"> ({say('room.changed')})</span>}
      </span>
    </li>
  );
}

/** What was written; where it was corrected, the first text stays beside it, struck, with who and when. */
function Entry({ entry }: { entry: LogEntry }) {
  const { say, language } = useLanguage();
  const may = useMay('log.correct');
  const last = entry.corrections?.at(-1);
  return (
    <>
      {entry.message && <span className="n number">M{entry.message.n} </span>}
      {last ? (
        <>
          {read(last.text, language)} <Struck entry={entry} />
        </>
      ) : (
        read(entry.text, language)
      )}
      {entry.happenedAt && minuteOf(entry.happenedAt) !== minuteOf(entry.written.at) && (
        <span className="stale"> {say('log.happened', { at: minuteOf(entry.happenedAt) })}</span>
      )}
      {entry.healthReason && <span className="stale"> {say('log.healthKept', { reason: entry.healthReason })}</span>}
      {entry.mentions && <Called entry={entry} />}
      {entry.attachments && <Attachments files={entry.attachments} />}
      {may && (
        <Button
          rank="link"
          className="correct"
          onClick={() => begin({ kind: 'form', form: 'log.correct', about: entry.id })}
        >
          {say('log.correct')}
        </Button>
      )}
    </>
  );
}

function Struck({ entry }: { entry: LogEntry }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const { corrections = [] } = entry;
  const before = [entry.text, ...corrections.slice(0, -1).map(c => c.text)];
  return (
    <span className="struck">
      {corrections.map((correction, i) => (
        <span key={correction.at + correction.reason}>
          <del>{read(before[i] ?? entry.text, language)}</del>{' '}
          <span className="stale">
            {say('log.corrected', {
              at: minuteOf(correction.at),
              who: personName(room, correction.by),
              reason: correction.reason,
            })}
          </span>
        </span>
      ))}
    </span>
  );
}

/** Whom the line calls, and who has said that they have seen it; whoever is called says so here. */
function Called({ entry }: { entry: LogEntry }) {
  const { say, language } = useLanguage();
  const me = useRoom(store => store.me);
  const people = useRoom(store => store.room.people);
  const mine = me ? unseenBy(entry, { person: me.person.id, mandates: me.mandates }) : [];
  return (
    <span className="called">
      {mentionedIn(entry.mentions).map(({ key, kind }) => {
        const seen = entry.seen?.[key];
        const name = kind === 'person' ? (people[key]?.name ?? '') : mentionName(key, language);
        return (
          <span key={key} className={seen ? 'done' : 'moderate'}>
            {seen ? '✓' : '○'} {name} {seen ? say('log.seenAt', { at: minuteOf(seen.at) }) : say('log.unseen')}
          </span>
        );
      })}
      {mine.length > 0 && (
        <Button rank="link" onClick={() => void send('log.note-seen', { entry: entry.id })}>
          {say('log.noteSeen')}
        </Button>
      )}
    </span>
  );
}
