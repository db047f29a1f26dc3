import { FACILITY_KINDS, type FacilitiesTouched } from '../../shared/territory/facilities.ts';
import { useLanguage } from '../language/Language.tsx';
import { communeFull } from '../situation/names.ts';

interface Props {
  readonly communes: readonly string[];
  readonly zones: readonly string[];
  readonly facilities?: FacilitiesTouched | undefined;
}
/** So many names stand in a line; the rest is a figure. */
const NAMED = 5;

/** What a perimeter touches: the count first, the names beside it; what nobody knows is said as that. */
export function Touched({ communes, zones, facilities }: Props) {
  const { say, language } = useLanguage();
  const rows: { key: string; label: string; count: number; names: readonly string[] }[] = [
    {
      key: 'communes',
      label: say('perimeter.communes'),
      count: communes.length,
      names: communes.map(nis => communeFull(nis, language)),
    },
    { key: 'zones', label: say('perimeter.zones'), count: zones.length, names: zones },
  ];
  const { counts = {}, named = [], partial } = facilities ?? {};
  for (const kind of FACILITY_KINDS) {
    const count = counts[kind];
    // A kind that is known and touched nowhere needs no line of its own.
    if (count === undefined || (count === 0 && kind !== 'station' && kind !== 'hospital' && kind !== 'school'))
      continue;
    const names = named.filter(each => each.kind === kind).map(each => (language === 'nl' ? each.nl : each.fr));
    rows.push({ key: kind, label: say(`perimeter.kind.${kind}`), count, names });
  }
  const unknown = FACILITY_KINDS.filter(kind => counts[kind] === undefined);
  return (
    <div className="touched">
      <table>
        <tbody>
          {rows.map(({ key, label, count, names }) => (
            <tr key={key} className={count === 0 ? 'none' : undefined}>
              <td className="n">{count}</td>
              <th scope="row">{label}</th>
              <td>
                {names.slice(0, NAMED).join(' · ')}
                {count > NAMED && <span className="n older"> {say('perimeter.more', { count: count - NAMED })}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {facilities && unknown.length > 0 && (
        <p className="stale">
          {say('perimeter.notKnown', { list: unknown.map(kind => say(`perimeter.kind.${kind}`)).join(', ') })}
        </p>
      )}
      {partial && <p className="stale">{say('perimeter.partial')}</p>}
    </div>
  );
}
