import { type FormEvent, useState } from 'react';
import type { Meeting, SeatTaken } from '../../shared/meetings/schema.ts';
import { fills, seatsTaken } from '../../shared/meetings/seats.ts';
import { isValid } from '../../shared/people/mandates.ts';
import { useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { Moment } from '../ui/Moment.tsx';
import { SheetPart } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { seatName } from './names.ts';

const SHAPES = { present: ['tick', 'done'], absent: ['ring', 'older'], vacant: ['open', 'moderate'] } as const;

/** Seats of the organ: who is there, who is missing, which nobody holds; guests by name. */
export function Attendance({ meeting, may }: { meeting: Meeting; may: boolean }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const { sending, failure, submit } = useSending();
  const [name, setName] = useState('');
  const [capacity, setCapacity] = useState('');
  const at = new Date(serverNow()).toISOString();
  const seats = seatsTaken(room, meeting, at);
  const seated = new Set(seats.filter(s => s.state === 'present').flatMap(s => s.names));
  const guests = Object.values(meeting.attendance).filter(a => !seated.has(a.name));
  const come = (seat: SeatTaken) => {
    const holder = Object.values(room.mandates).find(m => isValid(m, at) && fills(m, seat));
    if (!holder) return;
    void submit('meeting.attend', {
      ...{ meeting: meeting.id, attendee: crypto.randomUUID(), mandate: holder.id, how: 'present' },
    });
  };
  const guest = async (event: FormEvent) => {
    event.preventDefault();
    const data = { meeting: meeting.id, attendee: crypto.randomUUID(), name, capacity, how: 'present' } as const;
    if (!(await submit('meeting.attend', data))) return;
    setName('');
    setCapacity('');
  };
  return (
    <SheetPart title={say('meeting.attendance')}>
      <ul className="seats">
        {seats.map(seat => (
          <li key={seat.id} className={seat.state}>
            <StateShape name={SHAPES[seat.state][0]} tone={SHAPES[seat.state][1]} />
            <b>{seatName(seat, language)}</b>
            <span className="older">{seat.names.join(', ')}</span>
            {may && seat.state === 'absent' ? (
              <Button rank="link" onClick={() => come(seat)}>
                {say('meeting.notePresent')}
              </Button>
            ) : (
              <span className={seat.state === 'vacant' ? 'moderate' : 'older'}>
                {say(`meeting.seat.${seat.state}`)}
              </span>
            )}
          </li>
        ))}
        {guests.map(a => (
          <li key={a.attendee} className="present">
            <StateShape name="tick" tone="done" />
            <b>{a.name}</b>
            <span className="older">
              {a.capacity ? read(a.capacity, language) : ''} <Moment at={a.came} />
            </span>
            {may && !a.left ? (
              <Button
                rank="link"
                aria-label={say('meeting.leftNamed', { who: a.name })}
                onClick={() => void submit('meeting.leave', { meeting: meeting.id, attendee: a.attendee })}
              >
                {say('meeting.noteLeft')}
              </Button>
            ) : (
              <span className="older">{say('meeting.seat.present')}</span>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <form className="guest" noValidate onSubmit={event => void guest(event)}>
          <Field label={say('meeting.guest')} error={errorFor('name', failure)}>
            {control => <input {...control} value={name} maxLength={120} onChange={e => setName(e.target.value)} />}
          </Field>
          <Field label={say('meeting.capacity')} error={errorFor('capacity', failure)}>
            {control => (
              <input {...control} value={capacity} maxLength={160} onChange={e => setCapacity(e.target.value)} />
            )}
          </Field>
          <Button type="submit">{say('meeting.addGuest')}</Button>
        </form>
      )}
      <SendingState sending={sending} paths={['name', 'capacity']} />
    </SheetPart>
  );
}
