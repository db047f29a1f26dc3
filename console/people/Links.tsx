import { sharedKey, standingOf } from '../../shared/links/standing.ts';
import { titleOf } from '../../shared/people/capacity.ts';
import { begin } from '../desk/deskState.ts';
import { useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { briefOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { personName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Moment } from '../ui/Moment.tsx';
import { SheetPart } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';

/** Links given to authorities: by whom, how often looked at, until when; taken back by one press. */
export function Links() {
  const { say, language } = useLanguage();
  const now = useMinute();
  const at = new Date(now).toISOString();
  const room = useRoom(store => store.room);
  const { sending, submit } = useSending();
  const links = Object.values(room.links).sort((a, b) => b.created.at.localeCompare(a.created.at));
  return (
    <>
      <SheetPart
        title={say('people.links')}
        acts={<Button onClick={() => begin({ kind: 'form', form: 'people.give-link' })}>{say('people.give')}</Button>}
      >
        <SendingState sending={sending} paths={[]} />
        {links.length === 0 && <p className="older">{say('people.noLinks')}</p>}
        {links.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">{say('people.forAuthority')}</th>
                <th scope="col">{say('people.given')}</th>
                <th scope="col">{say('people.looks')}</th>
                <th scope="col">{say('people.ends')}</th>
                <th scope="col">{say('people.standing')}</th>
              </tr>
            </thead>
            <tbody>
              {links.map(link => {
                const mandate = room.mandates[link.mandate];
                const standing = standingOf(room, link, at);
                return (
                  <tr key={link.id}>
                    <th scope="row">
                      {room.people[mandate?.person ?? '']?.name}
                      <br />
                      <span className="older">
                        {mandate && read(titleOf(room, mandate), language)} · {say(`people.level.${link.level}`)}
                      </span>
                    </th>
                    <td>
                      {briefOf(link.created.at, now)}
                      <br />
                      <span className="older">{personName(room, link.created.by)}</span>
                    </td>
                    <td>
                      <span className="n">
                        {link.views}/{link.maxViews}
                      </span>
                      {link.lastViewedAt && (
                        <>
                          <br />
                          <span className="older">{briefOf(link.lastViewedAt, now)}</span>
                        </>
                      )}
                    </td>
                    <td>{briefOf(link.expiresAt, now)}</td>
                    <td>
                      <StateShape
                        name={standing === 'open' ? 'dot' : 'ring'}
                        tone={standing === 'open' ? 'done' : 'older'}
                      />{' '}
                      {say(`people.standing.${standing}`)}
                      {standing === 'open' && (
                        <>
                          <br />
                          <Button
                            rank="link"
                            aria-label={`${say('people.revoke')} : ${room.people[mandate?.person ?? '']?.name ?? ''}`}
                            onClick={() => void submit('link.revoke', { link: link.id })}
                          >
                            {say('people.revoke')}
                          </Button>
                        </>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </SheetPart>
      <SharedLines />
    </>
  );
}

/** Lines of open incidents, each ticked by somebody who read it: only these are read through an operational link. */
function SharedLines() {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const { sending, submit } = useSending();
  const lines = Object.values(room.log)
    .filter(entry => entry.incident !== undefined && room.incidents[entry.incident]?.status === 'open')
    .sort((a, b) => b.written.at.localeCompare(a.written.at))
    .slice(0, 60);
  return (
    <SheetPart title={say('people.lines')}>
      <p className="older">{say('people.linesHint')}</p>
      <SendingState sending={sending} paths={[]} />
      {lines.length === 0 && <p className="older">{say('people.noLines')}</p>}
      <ul className="plain-list lines">
        {lines.map(entry => (
          <li key={entry.id}>
            <label>
              <input
                type="checkbox"
                checked={room.sharedLines[sharedKey(entry.id)] !== undefined}
                onChange={event =>
                  void submit(event.target.checked ? 'link.share-line' : 'link.withhold-line', { entry: entry.id })
                }
              />
              <span>
                <Moment at={entry.written.at} /> {entry.source}{' '}
                {read(entry.corrections?.at(-1)?.text ?? entry.text, language)}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </SheetPart>
  );
}
