import { type FormEvent, useState } from 'react';
import { inOrder } from '../../shared/meetings/agenda.ts';
import { type Carried, carriedTo } from '../../shared/meetings/carried.ts';
import { PARTS } from '../../shared/meetings/parts.ts';
import type { AgendaItem, Meeting } from '../../shared/meetings/schema.ts';
import { begin, keepDraft, openSheet, useDesk } from '../desk/deskState.ts';
import { useMay, useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useNow } from '../room/useNow.ts';
import { Button } from '../ui/Button.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { Age, Due, Moment } from '../ui/Moment.tsx';
import { SheetPart } from '../ui/Sheet.tsx';
import { AgreeAction } from './AgreeAction.tsx';
import { Attendance } from './Attendance.tsx';
import { holderName, meetingTitle, ownerName } from './names.ts';
import { roundsShown } from './order.ts';
import { RoundInMeeting } from './RoundBoard.tsx';

/** A meeting that lasts: what was left from before on top, who is there, then the agenda, a line at a time. */
export function MeetingView({ meeting }: { meeting: Meeting }) {
  const { say, language } = useLanguage();
  const now = useNow();
  const room = useRoom(store => store.room);
  const may = useMay('meeting.note');
  const { sending, submit } = useSending();
  const carried = carriedTo(room, meeting);
  const own = meeting.actions.map(action => ({ ...action, meeting: meeting.id, from: meeting.number }));
  const rounds = roundsShown(room).filter(round => round.meeting === meeting.id);
  const incident = meeting.incident === undefined ? undefined : room.incidents[meeting.incident];
  return (
    <article className="meeting">
      <header>
        <h3>{meetingTitle(meeting, language)}</h3>
        <p className="older">
          {[incident && read(incident.title, language), read(meeting.place, language)].filter(Boolean).join(' · ')}
          {' · '}
          <Moment at={meeting.opened.at} /> · <Age from={meeting.opened.at} now={now} />
        </p>
        <p className="older">
          {say('meeting.chair')} <b className="strong">{holderName(room, meeting.chair, language)}</b>
          {meeting.secretary && (
            <>
              {' · '}
              {say('meeting.secretary')} {holderName(room, meeting.secretary, language)}
            </>
          )}
        </p>
        {may && (
          <div className="acts">
            <Button
              onClick={() =>
                begin({
                  ...{ kind: 'form', form: 'concertation.ask', about: meeting.id },
                  ...(meeting.incident ? { incident: meeting.incident } : {}),
                })
              }
            >
              {say('round.ask')}
            </Button>
            <Button rank="primary" onClick={() => void submit('meeting.close', { meeting: meeting.id })}>
              {say('meeting.close')}
            </Button>
          </div>
        )}
        <SendingState sending={sending} paths={[]} />
      </header>
      <SheetPart title={say('meeting.actions')}>
        {carried.length + own.length === 0 && <p className="stale">{say('meeting.noActions')}</p>}
        <Actions actions={[...carried, ...own]} current={meeting.id} may={may} />
        {may && <AgreeAction meeting={meeting.id} />}
      </SheetPart>
      {inOrder(meeting).map((item, i, all) => (
        <Item key={item.item} meeting={meeting} item={item} heads={all[i - 1]?.part !== item.part} may={may} />
      ))}
      {may && <AddItem meeting={meeting.id} />}
      {rounds.map(round => (
        <RoundInMeeting key={round.id} round={round} onOpen={() => openSheet('concertation', round.id)} />
      ))}
      <Attendance meeting={meeting} may={may} />
    </article>
  );
}

/** An item that nobody had foreseen: it stands at the end of its part. */
function AddItem({ meeting }: { meeting: string }) {
  const { say } = useLanguage();
  const [part, setPart] = useState<AgendaItem['part']>('decision');
  const [title, setTitle] = useState('');
  const { sending, failure, submit } = useSending();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (await submit('meeting.add-item', { meeting, item: crypto.randomUUID(), part, title })) setTitle('');
  };
  return (
    <form className="guest" noValidate onSubmit={event => void add(event)}>
      <Field label={say('meeting.newItem')} error={errorFor('title', failure)}>
        {control => (
          <input {...control} value={title} maxLength={200} onChange={event => setTitle(event.target.value)} />
        )}
      </Field>
      <Field label={say('meeting.itemPart')}>
        {control => (
          <select {...control} value={part} onChange={event => setPart(event.target.value as AgendaItem['part'])}>
            {PARTS.map(each => (
              <option key={each} value={each}>
                {say(`meeting.part.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button type="submit">{say('meeting.addItem')}</Button>
      <SendingState sending={sending} paths={['title', 'part']} />
    </form>
  );
}

/** The list of actions: whose, by when, from which meeting; what is late says so. */
export function Actions({ actions, current, may }: { actions: readonly Carried[]; current: string; may: boolean }) {
  const { say, language } = useLanguage();
  const now = useNow();
  const { submit } = useSending();
  if (actions.length === 0) return null;
  return (
    <ul className="actions">
      {actions.map(({ action, text, owner, due, meeting, from, done }) => (
        <li key={action} className={done ? 'done' : undefined}>
          <span className="what">{read(text, language)}</span>
          <span className="meta">
            <b>{ownerName(owner, language)}</b>
            {done ? (
              <span>
                {say('meeting.doneAt')} <Moment at={done.at} />
              </span>
            ) : (
              due && <Due at={due} now={now} />
            )}
            {meeting !== current && <span className="older">{say('meeting.from', { n: from })}</span>}
          </span>
          {may && !done && (
            <Button rank="link" onClick={() => void submit('meeting.action-done', { meeting, action })}>
              {say('meeting.markDone')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

interface ItemProps {
  meeting: Meeting;
  item: AgendaItem;
  /** First of its part: the part is named above it. */
  heads: boolean;
  may: boolean;
}
/** One item with its notes; Enter writes the next line, Tab goes on to the next item. */
function Item({ meeting, item, heads, may }: ItemProps) {
  const { say, language } = useLanguage();
  const draft = `meeting ${meeting.id} ${item.item}`;
  const text = useDesk(desk => (desk.drafts[draft] as string | undefined) ?? '');
  const { sending, submit } = useSending();
  const [leaving, setLeaving] = useState<string>();
  const notes = meeting.notes.filter(note => note.item === item.item);
  const title = read(item.title, language);
  const write = async (event: FormEvent) => {
    event.preventDefault();
    const line = text.trim();
    if (!line) return;
    keepDraft(draft, '');
    setLeaving(line);
    const data = { meeting: meeting.id, note: crypto.randomUUID(), item: item.item, text: line };
    if (!(await submit('meeting.note', data))) keepDraft(draft, line);
    setLeaving(undefined);
  };
  return (
    <section className="agenda-item" aria-label={title}>
      {heads && <h4 className="part">{say(`meeting.part.${item.part}`)}</h4>}
      <h5>{title}</h5>
      <ol className="notes">
        {notes.map(note => (
          <li key={note.note}>
            <span className="n older">
              <Moment at={note.at} />
            </span>
            <span>{read(note.text, language)}</span>
          </li>
        ))}
        {leaving && (
          <li className="stale">
            <span className="n">↑</span>
            <span>{leaving}</span>
          </li>
        )}
      </ol>
      {may && (
        <form onSubmit={event => void write(event)}>
          <input
            aria-label={say('meeting.noteOn', { item: title })}
            placeholder={say('meeting.nextLine')}
            autoComplete="off"
            maxLength={2_000}
            value={text}
            onChange={event => keepDraft(draft, event.target.value)}
          />
        </form>
      )}
      <SendingState sending={sending} paths={[]} />
    </section>
  );
}
