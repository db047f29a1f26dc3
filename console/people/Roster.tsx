import { gapsIn, nextOf, onDutyAt, postOf } from '../../shared/duty/roster.ts';
import type { Shift } from '../../shared/duty/schema.ts';
import { FUNCTION_TITLES } from '../../shared/people/titles.ts';
import { begin } from '../desk/deskState.ts';
import { useMay, useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { briefOf } from '../language/moment.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { Button } from '../ui/Button.tsx';
import { SheetPart } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { FirstNumber } from './FirstNumber.tsx';
import { postName } from './names.ts';

/** How far ahead the roster is looked at here: until the next change of everybody. */
const AHEAD_MS = 12 * 3_600_000;
const HOUR_MS = 3_600_000;
const CODES = Object.keys(FUNCTION_TITLES);

/** Who is on duty, who comes next, and where there is nobody. */
export function Roster() {
  const { say, language } = useLanguage();
  const now = useMinute();
  const at = new Date(now).toISOString();
  const room = useRoom(store => store.room);
  const mayPlan = useMay('duty.plan');
  const mayWithdraw = useMay('duty.withdraw');
  const onDuty = onDutyAt(room, at).toSorted((a, b) => CODES.indexOf(a.function) - CODES.indexOf(b.function));
  const gaps = gapsIn(room, at, new Date(now + AHEAD_MS).toISOString()).filter(
    gap => Date.parse(gap.to) - Date.parse(gap.from) >= 60_000,
  );
  const { sending, submit } = useSending();
  const name = (person: string) => room.people[person]?.name ?? person;
  return (
    <>
      <SheetPart
        title={say('people.now')}
        acts={
          mayPlan && <Button onClick={() => begin({ kind: 'form', form: 'people.plan' })}>{say('people.plan')}</Button>
        }
      >
        <SendingState sending={sending} paths={[]} />
        {onDuty.length === 0 && <p className="older">{say('people.noRoster')}</p>}
        {onDuty.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">{say('people.post')}</th>
                <th scope="col">{say('people.now')}</th>
                <th scope="col">{say('people.number')}</th>
                <th scope="col">{say('people.next')}</th>
                <th scope="col">
                  <span className="unseen">{say('people.handOver')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {onDuty.map(shift => {
                const given = shift.given && room.duty[shift.given.shift];
                const next = given ?? nextOf(room, shift, at);
                return (
                  <tr key={shift.id}>
                    <th scope="row">{postName(room, shift, language)}</th>
                    <td>
                      {name(shift.person)}
                      <br />
                      <span className="older">
                        {say('people.until', { at: briefOf(shift.given?.until ?? shift.to, now) })}
                      </span>
                    </td>
                    <td>
                      <FirstNumber person={shift.person} organisation={shift.organisation} />
                    </td>
                    <td>
                      {given && shift.given ? (
                        <>
                          {say('people.waitsFor', { who: name(given.person) })}
                          <br />
                          <span className="older">{read(shift.given.note, language)}</span>
                        </>
                      ) : next ? (
                        <>
                          {name(next.person)}
                          <br />
                          <span className="older">{say('people.fromAt', { at: briefOf(next.from, now) })}</span>
                          {mayWithdraw && (
                            <>
                              {' '}
                              <Button
                                rank="link"
                                aria-label={say('people.withdrawShiftOf', { who: name(next.person) })}
                                onClick={() => void submit('duty.withdraw', { shift: next.id })}
                              >
                                {say('people.withdrawShift')}
                              </Button>
                            </>
                          )}
                        </>
                      ) : Date.parse(shift.to) - now > AHEAD_MS ? (
                        <span className="older">–</span>
                      ) : (
                        <span className="attention">
                          <StateShape name="open" tone="moderate" /> {say('people.nobodyOnDuty')}
                        </span>
                      )}
                    </td>
                    <td className="row-act">
                      <Turn shift={shift} next={given} accept={id => void submit('duty.accept', { shift: id })} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </SheetPart>
      <SheetPart title={say('people.gaps')}>
        {gaps.length === 0 ? (
          <p className="older">{say('people.noGaps')}</p>
        ) : (
          <ul className="plain-list">
            {gaps.map(gap => (
              <li
                key={`${postOf(gap.post)} ${gap.from}`}
                className={Date.parse(gap.from) <= now ? 'hole' : 'attention'}
              >
                <StateShape
                  name={Date.parse(gap.from) <= now ? 'full' : 'open'}
                  tone={Date.parse(gap.from) <= now ? 'needs-you' : 'moderate'}
                />
                <span>
                  <strong>{postName(room, gap.post, language)}</strong>{' '}
                  {say('people.gap', { from: briefOf(gap.from, now), to: briefOf(gap.to, now) })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </SheetPart>
    </>
  );
}

/** The act on a turn: hand over one's own, or take what was handed over; staff record it for whoever telephones. */
function Turn({ shift, next, accept }: { shift: Shift; next: Shift | undefined; accept: (shift: string) => void }) {
  const { say } = useLanguage();
  const me = useRoom(store => store.me);
  const people = useRoom(store => store.room.people);
  const clerk = me?.mandates.some(m => m.function === 'regional-operator' || m.function === 'information-manager');
  if (next) {
    const mine = next.person === me?.person.id;
    if (!mine && !clerk) return null;
    return (
      <Button rank={mine ? 'primary' : 'link'} onClick={() => accept(next.id)}>
        {mine ? say('people.accept') : say('people.acceptFor', { who: people[next.person]?.name ?? '' })}
      </Button>
    );
  }
  const mine = shift.person === me?.person.id;
  // Staff note another's hand-over by telephone around its hour; before that it would only be in the way.
  if (!mine && !(clerk && Date.parse(shift.to) - serverNow() < HOUR_MS)) return null;
  return (
    <Button
      rank="link"
      {...(mine ? { shortcut: 'Alt G' } : {})}
      onClick={() => begin({ kind: 'form', form: 'people.hand-over', about: shift.id })}
    >
      {say('people.handOver')}
    </Button>
  );
}
