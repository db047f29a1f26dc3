import { useState } from 'react';
import { isPastCheck, spaced } from '../../shared/contacts/cards.ts';
import { type Callee, callOrder } from '../../shared/people/callOrder.ts';
import { titleOf } from '../../shared/people/capacity.ts';
import { useDesk } from '../desk/deskState.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { Field } from '../ui/Field.tsx';
import { SheetPart } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { useDevices } from './devices.ts';
import { Checked } from './FirstNumber.tsx';
import { useGroups } from './groups.ts';
import { nameOfRecipient } from './names.ts';

/** Who would be called now, for any group of recipients: in their order, with number and devices; holes in red. */
export function CallLists() {
  const { say, language } = useLanguage();
  const now = useMinute();
  const at = new Date(now).toISOString();
  const room = useRoom(store => store.room);
  const groups = useGroups(useDesk(desk => desk.inHand));
  const [chosen, setChosen] = useState<string>();
  const group = groups.find(({ key }) => key === chosen) ?? groups[0];
  const devices = useDevices();
  const lists = (group?.recipients ?? []).map(recipient => ({ recipient, called: callOrder(room, recipient, at) }));
  const holes = lists.filter(({ called }) => called.length === 0).length;
  return (
    <SheetPart title={say('people.calls')}>
      <div className="chooser">
        <Field label={say('people.group')}>
          {control => (
            <select {...control} value={group?.key} onChange={event => setChosen(event.target.value)}>
              {groups.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <p className={holes > 0 ? 'hole' : 'older'} role="status">
          <StateShape name={holes > 0 ? 'full' : 'tick'} tone={holes > 0 ? 'needs-you' : 'done'} />
          {holes > 0 ? say('people.holes', { n: holes }) : say('people.noHoles')}
        </p>
      </div>
      <table className="calls">
        <thead>
          <tr>
            <th scope="col">{say('people.recipient')}</th>
            <th scope="col">{say('people.turn')}</th>
            <th scope="col">{say('people.number')}</th>
            <th scope="col">{say('people.verified')}</th>
            <th scope="col">{say('people.devices')}</th>
          </tr>
        </thead>
        {lists.map(({ recipient, called }) => (
          <tbody key={`${recipient.kind} ${recipient.id}`}>
            {called.length === 0 && (
              <tr>
                <th scope="row">{nameOfRecipient(room, recipient, language)}</th>
                <td colSpan={4} className="hole">
                  <StateShape name="full" tone="needs-you" /> {say('people.nobodyToCall')}
                </td>
              </tr>
            )}
            {called.map((callee, i) => (
              <tr key={callee.mandate}>
                {i === 0 && (
                  <th scope="rowgroup" rowSpan={called.length}>
                    {nameOfRecipient(room, recipient, language)}
                  </th>
                )}
                <Turn callee={callee} devices={devices?.[callee.person]} />
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </SheetPart>
  );
}

/** One person in the order: who and why, by which number, how long ago it was checked, on how many devices. */
function Turn({ callee, devices }: { callee: Callee; devices: number | undefined }) {
  const { say, language } = useLanguage();
  const now = useMinute();
  const room = useRoom(store => store.room);
  const mandate = room.mandates[callee.mandate];
  return (
    <>
      <td>
        <div className="turn">
          <span className="n">{callee.rank + 1}</span>
          <span>
            {room.people[callee.person]?.name}
            <br />
            <span className="older">
              {mandate && read(titleOf(room, mandate), language)} · {say(`people.why.${callee.why}`)}
              {callee.alternate && callee.why === 'holder' && ` · ${say('people.alternate')}`}
            </span>
          </span>
        </div>
      </td>
      <td>
        {callee.phone ? (
          <a className="n" href={`tel:${callee.phone}`}>
            {spaced(callee.phone)}
          </a>
        ) : (
          <span className="older">{say('people.noNumber')}</span>
        )}
      </td>
      <td>
        {callee.phone && (
          <Checked
            at={callee.verifiedAt}
            stale={isPastCheck(callee.verifiedAt, new Date(now).toISOString())}
            now={now}
          />
        )}
      </td>
      <td className="n">{devices ?? <span className="older">{say('people.noDevice')}</span>}</td>
    </>
  );
}
