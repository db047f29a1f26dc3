import { type FormEvent, useState } from 'react';
import type { Addendum, Meeting, Minutes, Signature } from '../../shared/meetings/schema.ts';
import { officeOf } from '../../shared/meetings/seats.ts';
import { useMay, useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { dateOf, exactOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { functionName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Moment } from '../ui/Moment.tsx';
import { SheetPart } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { AnswerSign } from './AnswerSign.tsx';
import { Actions } from './MeetingView.tsx';
import { minutesText, rowText } from './minutesText.ts';
import { meetingTitle, seatName } from './names.ts';

/** Minutes as they were frozen: read, signed, copied, printed; corrected only beside them. */
export function MinutesView({ meeting }: { meeting: Meeting }) {
  const { say, language } = useLanguage();
  const { closed } = meeting;
  const [copied, setCopied] = useState(false);
  const { sending, submit } = useSending();
  const mayAdd = useMay('meeting.add-addendum');
  if (!closed) return null;
  const { minutes, hash } = closed;
  const copy = async (into: 'fr' | 'nl') => {
    await navigator.clipboard.writeText(minutesText(minutes, { hash, signatures: meeting.signatures }, into));
    setCopied(true);
  };
  return (
    <article className="meeting minutes">
      <header>
        <h3>
          {say('meeting.minutes')} · {meetingTitle(minutes, language)}
        </h3>
        <p className="older">
          {[minutes.incident && read(minutes.incident, language), read(minutes.place, language), dateOf(minutes.opened)]
            .filter(Boolean)
            .join(' · ')}{' '}
          <Moment at={minutes.opened} />–<Moment at={minutes.closed} />
        </p>
        <p className="older">
          {say('meeting.chair')}{' '}
          <b className="strong">
            {minutes.chair.name}, {functionName(minutes.chair.function, language)}
          </b>
          {minutes.secretary && ` · ${say('meeting.secretary')} ${minutes.secretary.name}`}
        </p>
        <div className="acts on-screen">
          <Sign meeting={meeting} hash={hash} signatures={meeting.signatures} submit={submit} />
          <Button onClick={() => void copy('fr')}>{say('meeting.copyFr')}</Button>
          <Button onClick={() => void copy('nl')}>{say('meeting.copyNl')}</Button>
          <Button onClick={() => print()}>{say('meeting.print')}</Button>
        </div>
        <p role="status" className="older on-screen">
          {copied && say('meeting.copied')}
        </p>
        <SendingState sending={sending} paths={[]} />
      </header>
      <Signatures hash={hash} signatures={meeting.signatures} />
      <Seats minutes={minutes} />
      {minutes.agenda.map((item, i) => (
        <section className="agenda-item" key={item.item}>
          {minutes.agenda[i - 1]?.part !== item.part && <h4 className="part">{say(`meeting.part.${item.part}`)}</h4>}
          <h5>{read(item.title, language)}</h5>
          <ol className="notes">
            {item.notes.map(note => (
              <li key={`${note.at} ${read(note.text, language)}`}>
                <span className="n older">
                  <Moment at={note.at} />
                </span>
                <span>
                  {read(note.text, language)}
                  {note.refs?.map(ref => (
                    <span key={read(ref.text, language)} className="older ref">
                      {' '}
                      → {read(ref.text, language)}
                    </span>
                  ))}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {minutes.rounds.map(round => (
        <SheetPart key={round.asked} title={`${say('round.one')} · ${read(round.question, language)}`}>
          <ul className="result">
            {round.result.map(row => (
              <li key={row.recipient} className={row.answer ? undefined : 'silent'}>
                <AnswerSign state={row.answer ?? 'silent'} /> {rowText(row, language)}
              </li>
            ))}
          </ul>
        </SheetPart>
      ))}
      {minutes.actions.length > 0 && (
        <SheetPart title={say('meeting.actions')}>
          <Actions
            actions={minutes.actions.map(({ done: _done, ...a }) => {
              const live = meeting.actions.find(each => each.action === a.action);
              return {
                ...a,
                meeting: a.from === minutes.number ? meeting.id : '',
                agreed: live?.agreed ?? meeting.opened,
                ...(_done ? { done: { at: _done, by: meeting.opened.by } } : {}),
              };
            })}
            current={meeting.id}
            may={false}
          />
        </SheetPart>
      )}
      <Addenda meeting={meeting} mayAdd={mayAdd} submit={submit} />
    </article>
  );
}

type Submit = ReturnType<typeof useSending>['submit'];
interface SignProps {
  meeting: Meeting;
  hash: string;
  signatures: readonly Signature[];
  addendum?: string;
  submit: Submit;
}
/** For whoever chaired or kept the minutes, until they have signed. */
function Sign({ meeting, hash, signatures, addendum, submit }: SignProps) {
  const { say } = useLanguage();
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const as = me ? officeOf(room, meeting, me.person.id) : undefined;
  if (!as || signatures.some(s => s.as === as)) return null;
  const about = addendum === undefined ? {} : { addendum };
  return (
    <Button rank="primary" onClick={() => void submit('meeting.sign', { meeting: meeting.id, ...about, hash })}>
      {say(`meeting.signAs.${as}`)}
    </Button>
  );
}

function Signatures({ hash, signatures }: { hash: string; signatures: readonly Signature[] }) {
  const { say } = useLanguage();
  return (
    <div className="signatures">
      {signatures.length === 0 && (
        <p>
          <StateShape name="open" tone="moderate" /> {say('meeting.unsigned')}
        </p>
      )}
      {signatures.map(s => (
        <p key={s.as}>
          <StateShape name="tick" tone="done" /> {say(`meeting.signedAs.${s.as}`)} <b>{s.name}</b>{' '}
          <time dateTime={s.at}>{exactOf(s.at)}</time>
        </p>
      ))}
      <p className="stale n hash">SHA-256 {hash}</p>
    </div>
  );
}

function Seats({ minutes }: { minutes: Minutes }) {
  const { say, language } = useLanguage();
  const seated = new Set(minutes.seats.filter(s => s.state === 'present').flatMap(s => s.names));
  const others = minutes.attendance.filter(a => !seated.has(a.name));
  const line = (state: 'present' | 'absent' | 'vacant') =>
    minutes.seats
      .filter(s => s.state === state)
      .map(s => `${seatName(s, language)}${s.names.length > 0 ? ` (${s.names.join(', ')})` : ''}`);
  const guests = others.map(a => (a.capacity ? `${a.name} (${read(a.capacity, language)})` : a.name));
  return (
    <SheetPart title={say('meeting.attendance')}>
      <dl className="who-was-there">
        {(['present', 'absent', 'vacant'] as const).map(state => {
          const names = state === 'present' ? [...line(state), ...guests] : line(state);
          return names.length === 0 ? null : (
            <div key={state}>
              <dt>{say(`meeting.seat.${state}Many`)}</dt>
              <dd>{names.join(' · ')}</dd>
            </div>
          );
        })}
      </dl>
    </SheetPart>
  );
}

function Addenda({ meeting, mayAdd, submit }: { meeting: Meeting; mayAdd: boolean; submit: Submit }) {
  const { say, language } = useLanguage();
  const [text, setText] = useState('');
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    const data = { meeting: meeting.id, addendum: crypto.randomUUID(), text: text.trim() };
    if (await submit('meeting.add-addendum', data)) setText('');
  };
  return (
    <>
      {meeting.addenda.map((a: Addendum) => (
        <SheetPart
          key={a.addendum}
          title={`${say('meeting.addendum')} ${a.number}`}
          acts={
            <Sign meeting={meeting} hash={a.hash} signatures={a.signatures} addendum={a.addendum} submit={submit} />
          }
        >
          <p>{read(a.text, language)}</p>
          <Signatures hash={a.hash} signatures={a.signatures} />
        </SheetPart>
      ))}
      {mayAdd && (
        <form className="addendum on-screen" onSubmit={event => void add(event)}>
          <Field label={say('meeting.addAddendum')} hint={say('meeting.addendumWhy')}>
            {control => (
              <textarea {...control} rows={2} maxLength={4_000} value={text} onChange={e => setText(e.target.value)} />
            )}
          </Field>
          <Button type="submit">{say('meeting.addAddendum')}</Button>
        </form>
      )}
    </>
  );
}
