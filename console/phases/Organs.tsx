import { mandateFor } from '../../shared/access/rights.ts';
import type { Organ } from '../../shared/organs/schema.ts';
import { type SeatHeld, seatsOf } from '../../shared/organs/standing.ts';
import { begin } from '../desk/deskState.ts';
import { useSending } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { communeFull } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { BriefMoment } from '../ui/Moment.tsx';
import { SheetPart } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';

/** The organs that are convened: who holds each seat, and which nobody holds. */
export function Organs({ organs, now }: { organs: readonly Organ[]; now: number }) {
  const { say } = useLanguage();
  const mandates = useRoom(store => store.me?.mandates) ?? [];
  const mayConvene = mandateFor('organ.convene', mandates) !== undefined;
  return (
    <SheetPart
      title={say('phase.organs')}
      acts={
        mayConvene && (
          <Button rank="link" onClick={() => begin({ kind: 'form', form: 'phases.convene' })}>
            {say('phase.convene')}
          </Button>
        )
      }
    >
      {organs.length === 0 && <p className="older">{say('phase.noOrgan')}</p>}
      <div className="organs">
        {organs.map(organ => (
          <OneOrgan key={organ.id} organ={organ} now={now} />
        ))}
      </div>
    </SheetPart>
  );
}

function OneOrgan({ organ, now }: { organ: Organ; now: number }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const mandates = useRoom(store => store.me?.mandates) ?? [];
  const { submit } = useSending();
  const seats = seatsOf(room, organ, new Date(now).toISOString()).filter(
    // Nobody is missing where a seat is not needed and nobody sits.
    seat => seat.needed || seat.sitting,
  );
  const vacant = seats.filter(seat => !seat.sitting).length;
  const post = organ.post === undefined ? undefined : room.posts[organ.post];
  const where = [
    ...(organ.kind === 'cc-com' ? organ.communes.map(nis => communeFull(nis, language)) : []),
    // The post is called after its organ: its street is what is new.
    ...(post ? read(post.name, language).split(', ').slice(1) : []),
    ...(organ.place ? [read(organ.place, language)] : []),
  ].join(' · ');
  const staff = mandates.some(m => m.function === 'regional-operator' || m.function === 'information-manager');
  const mine = (seat: SeatHeld) => mandates.some(m => m.id === seat.sitting?.mandate);
  const able = (seat: SeatHeld) => staff || mandates.some(m => seat.functions.includes(m.function));
  return (
    <section className="organ" aria-label={say(`phase.organ.${organ.kind}`)}>
      <h4>
        <span>
          <b>{say(`phase.organ.${organ.kind}`)}</b> <span className="older">{where}</span>
        </span>
        <span className="older">
          {say('phase.sinceAt')} <BriefMoment at={organ.convened.decidedAt} now={now} />
          {mandateFor('organ.close', mandates) && (
            <>
              {' '}
              <Button
                rank="link"
                onClick={() => begin({ kind: 'form', form: 'phases.takeBack', about: `organ ${organ.id}` })}
              >
                {say('phase.closeOrgan', { organ: say(`phase.organ.${organ.kind}`) })}
              </Button>
            </>
          )}
        </span>
      </h4>
      <ul className="seats">
        {seats.map(seat => (
          <li key={seat.seat} className={seat.sitting ? undefined : 'vacant'}>
            <StateShape
              name={seat.sitting ? (seat.sitting.presence === 'present' ? 'dot' : 'ring') : 'open'}
              tone={seat.sitting ? (seat.sitting.presence === 'present' ? 'done' : 'older') : 'moderate'}
            />
            <span className="seat-name">
              {/^d[1-5]$/.test(seat.seat) && <b className="n">{seat.seat.toUpperCase()} </b>}
              {read(seat.name, language)}
            </span>
            <span className="holder">
              {seat.sitting && seat.mandate ? (
                <>
                  {room.people[seat.mandate.person]?.name ?? seat.mandate.person}
                  <span className="older">
                    {' · '}
                    {say(`phase.presence.${seat.sitting.presence}`)}
                    {seat.sitting.deputy && ` · ${say('phase.deputy')}`}
                  </span>
                </>
              ) : (
                <b>{say('phase.vacant')}</b>
              )}
            </span>
            {seat.sitting && (staff || mine(seat)) ? (
              <Button
                rank="link"
                aria-label={say('phase.leaveSeatOf', { seat: read(seat.name, language) })}
                onClick={() => void submit('seat.leave', { organ: organ.id, seat: seat.seat })}
              >
                {say('phase.leave')}
              </Button>
            ) : !seat.sitting && able(seat) ? (
              <Button
                rank="link"
                aria-label={say('phase.takeSeatOf', { seat: read(seat.name, language) })}
                onClick={() => begin({ kind: 'form', form: 'phases.seat', about: `${organ.id} ${seat.seat}` })}
              >
                {say('phase.sit')}
              </Button>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ul>
      {vacant > 0 && <p className="unseen">{say('phase.vacantSeats', { n: vacant })}</p>}
    </section>
  );
}
