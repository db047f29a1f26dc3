import { standingOf } from '../../shared/conventions/standing.ts';
import { begin } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { dateOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { Button } from '../ui/Button.tsx';
import { type ShapeName, type ShapeTone, StateShape } from '../ui/StateShape.tsx';
import { rightsSaid } from './names.ts';

/** Time in which a renewal is signed, ms: whoever sees it a week before the end is too late. */
const SOON = 60 * 86_400_000;
const SIGNS: Readonly<Record<'in-force' | 'soon' | 'not-yet' | 'expired' | 'ended', readonly [ShapeName, ShapeTone]>> =
  {
    'in-force': ['tick', 'done'],
    soon: ['open', 'moderate'],
    'not-yet': ['open', 'stale'],
    expired: ['ring', 'severe'],
    ended: ['ring', 'stale'],
  };

/** What owners share, for how long, and under which paper. */
export function Conventions() {
  const { say, language } = useLanguage();
  const conventions = useRoom(store => store.room.conventions);
  const now = useMinute();
  const mayEnd = useMay('convention.end');
  const rows = Object.values(conventions)
    .map(convention => {
      const standing = standingOf(convention, new Date(now).toISOString());
      const soon = standing === 'in-force' && Date.parse(convention.expires) - now < SOON;
      return { convention, standing: soon ? ('soon' as const) : standing };
    })
    .sort((a, b) => Date.parse(a.convention.expires) - Date.parse(b.convention.expires))
    .sort((a, b) => Number(isOver(a.standing)) - Number(isOver(b.standing)));
  if (rows.length === 0) return <p className="older">{say('images.noConventions')}</p>;
  return (
    <table className="law-table">
      <thead>
        <tr>
          <th scope="col">{say('feed.owner')}</th>
          <th scope="col">{say('images.rights')}</th>
          <th scope="col">{say('images.cameras')}</th>
          <th scope="col">{say('images.signed')}</th>
          <th scope="col">{say('images.expires')}</th>
          <th scope="col">{say('images.reference')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ convention, standing }) => (
          <tr key={convention.id} className={isOver(standing) ? 'older' : undefined}>
            <th scope="row">
              <StateShape name={SIGNS[standing][0]} tone={SIGNS[standing][1]} /> {read(convention.owner, language)}
              <span className="older"> {say(`images.standing.${standing}`)}</span>
            </th>
            <td>{rightsSaid(convention.scope.rights, say)}</td>
            <td>
              {convention.scope.feeds
                ? say('images.ofCameras', { n: convention.scope.feeds.length })
                : say('images.allCameras')}
            </td>
            <td className="n">{dateOf(convention.signed)}</td>
            <td className="n">{dateOf(convention.expires)}</td>
            <td>{convention.reference}</td>
            <td>
              {mayEnd && !isOver(standing) && (
                <Button
                  rank="link"
                  onClick={() =>
                    begin({ kind: 'form', form: 'images.reason', about: `${convention.id} end-convention` })
                  }
                >
                  {say('images.end')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
const isOver = (standing: string): boolean => standing === 'ended' || standing === 'expired';
