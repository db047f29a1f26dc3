import { titleOf } from '../../shared/people/capacity.ts';
import { governorRoles, isGovernor } from '../../shared/people/governor.ts';
import { groundOf, isValid } from '../../shared/people/mandates.ts';
import type { FunctionCode, Mandate } from '../../shared/people/schema.ts';
import { FUNCTION_TITLES } from '../../shared/people/titles.ts';
import { begin } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { dateOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { functionName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { SheetPart } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';

const CODES = Object.keys(FUNCTION_TITLES) as FunctionCode[];
/** Held by nobody in particular: whoever needs one is given one. */
const NOT_MISSED: readonly FunctionCode[] = ['partner', 'zone-images', 'neighbour-governor'];

/** Who holds which function where, with deputies and validity; which functions nobody holds. */
export function Mandates() {
  const { say, language } = useLanguage();
  const now = useMinute();
  const at = new Date(now).toISOString();
  const room = useRoom(store => store.room);
  const mayGrant = useMay('mandate.grant');
  const valid = Object.values(room.mandates).filter(m => isValid(m, at));
  const holders = valid
    .filter(m => m.deputyOf === undefined || !valid.some(other => other.id === m.deputyOf))
    .sort(
      (a, b) =>
        CODES.indexOf(a.function) - CODES.indexOf(b.function) || groundOf(a.scope).localeCompare(groundOf(b.scope)),
    );
  const vacant = CODES.filter(code => !NOT_MISSED.includes(code) && !valid.some(m => m.function === code));
  const [role] = governorRoles(at, 'brussels');
  const governor = valid.find(m => m.deputyOf === undefined && isGovernor(m, at));
  return (
    <>
      <SheetPart title={say('people.vacant')}>
        {vacant.length === 0 ? (
          <p className="older">{say('people.noVacancy')}</p>
        ) : (
          <ul className="plain-list vacant">
            {vacant.map(code => (
              <li key={code}>
                <StateShape name="ring" tone="older" /> <span>{functionName(code, language)}</span>
              </li>
            ))}
          </ul>
        )}
        {role && (
          <p className="older rule">
            {say('people.governor', {
              who: [read(role.title, language), ...(governor ? [room.people[governor.person]?.name ?? ''] : [])].join(
                ', ',
              ),
              source: read(role.source, language),
            })}
          </p>
        )}
      </SheetPart>
      <SheetPart
        title={say('people.mandates')}
        acts={
          mayGrant && (
            <Button onClick={() => begin({ kind: 'form', form: 'people.grant' })}>{say('people.grant')}</Button>
          )
        }
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{say('people.function')}</th>
              <th scope="col">{say('people.holder')}</th>
              <th scope="col">{say('people.deputies')}</th>
            </tr>
          </thead>
          <tbody>
            {holders.map(mandate => (
              <tr key={mandate.id}>
                <th scope="row">{read(titleOf(room, mandate), language)}</th>
                <td>
                  <Held mandate={mandate} />
                </td>
                <td>
                  {valid
                    .filter(m => m.deputyOf === mandate.id)
                    .sort((a, b) => (a.rank ?? 1) - (b.rank ?? 1))
                    .map(m => (
                      <Held key={m.id} mandate={m} rank={m.rank ?? 1} />
                    ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </SheetPart>
    </>
  );
}

/** A person in a mandate, since and until when; what an administrator may do with it. */
function Held({ mandate, rank }: { mandate: Mandate; rank?: number }) {
  const { say } = useLanguage();
  const name = useRoom(store => store.room.people[mandate.person]?.name ?? mandate.person);
  const mayEnd = useMay('mandate.revoke');
  return (
    <div className="held">
      <span>
        {rank !== undefined && <span className="n">{rank} </span>}
        {name}
        <br />
        <span className="older">
          {say('people.since', { at: dateOf(mandate.from) })}
          {mandate.to !== undefined && ` ${say('people.until', { at: dateOf(mandate.to) })}`}
        </span>
      </span>
      {mayEnd && (
        <span className="acts">
          <Button
            rank="link"
            aria-label={`${say('people.rename')} : ${name}`}
            onClick={() => begin({ kind: 'form', form: 'people.rename', about: mandate.person })}
          >
            {say('people.rename')}
          </Button>
          <Button
            rank="link"
            aria-label={`${say('people.end')} : ${name}`}
            onClick={() => begin({ kind: 'form', form: 'people.end', about: mandate.id })}
          >
            {say('people.end')}
          </Button>
        </span>
      )}
    </div>
  );
}
