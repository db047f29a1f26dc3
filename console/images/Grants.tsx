import { begin } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { Button } from '../ui/Button.tsx';
import { type ShapeName, type ShapeTone, StateShape } from '../ui/StateShape.tsx';
import { momentWritten } from './moment.ts';
import { type GrantStanding, grantedTo, grantStanding, rightsSaid } from './names.ts';

const SIGNS: Readonly<Record<GrantStanding, readonly [ShapeName, ShapeTone]>> = {
  holds: ['tick', 'done'],
  'to-come': ['open', 'moderate'],
  over: ['ring', 'stale'],
  withdrawn: ['ring', 'stale'],
};
const WORDS = {
  holds: 'images.holds',
  'to-come': 'images.toCome',
  over: 'images.over',
  withdrawn: 'images.withdrawn',
} as const;
/** What is over is shown so far back; the register has all of it. */
const PAST_SHOWN = 30;

/** Who was given access to which camera, by whom it is owned, until when and why. */
export function Grants() {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const now = useMinute();
  const mayWithdraw = useMay('feed.withdraw');
  const all = Object.values(room.feeds)
    .flatMap(feed => Object.values(feed.grants).map(grant => ({ feed, grant, standing: grantStanding(grant, now) })))
    .sort((a, b) => Date.parse(b.grant.until) - Date.parse(a.grant.until));
  const [held, past] = [all.filter(isOpen), all.filter(each => !isOpen(each)).slice(0, PAST_SHOWN)];
  if (all.length === 0) return <p className="older">{say('images.noGrants')}</p>;
  return (
    <table className="law-table">
      <thead>
        <tr>
          <th scope="col">{say('images.camera')}</th>
          <th scope="col">{say('images.to')}</th>
          <th scope="col">{say('images.rights')}</th>
          <th scope="col">{say('images.until')}</th>
          <th scope="col">{say('images.reason')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {[...held, ...past].map(({ feed, grant, standing }) => (
          <tr key={grant.id} className={isOpen({ standing }) ? undefined : 'older'}>
            <th scope="row">
              <StateShape name={SIGNS[standing][0]} tone={SIGNS[standing][1]} /> {read(feed.name, language)}
              <span className="older"> {say(WORDS[standing])}</span>
            </th>
            <td>{grantedTo(grant, language)}</td>
            <td>{rightsSaid(grant.rights ?? ['live'], say)}</td>
            <td className="n">{momentWritten(grant.until)}</td>
            <td>
              {read(grant.reason, language)}
              {grant.incident && room.incidents[grant.incident] && (
                <span className="older"> · {read(room.incidents[grant.incident]!.title, language)}</span>
              )}
            </td>
            <td>
              {mayWithdraw && isOpen({ standing }) && (
                <Button
                  rank="link"
                  onClick={() =>
                    begin({ kind: 'form', form: 'images.reason', about: `${feed.id} withdraw ${grant.id}` })
                  }
                >
                  {say('images.withdraw')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
const isOpen = ({ standing }: { standing: GrantStanding }): boolean => standing === 'holds' || standing === 'to-come';
