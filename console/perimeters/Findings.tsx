import type { PointFinding, StickingOut } from '../../shared/perimeters/rings.ts';
import { useLanguage } from '../language/Language.tsx';
import { areaOf } from '../language/measure.ts';
import { StateShape } from '../ui/StateShape.tsx';

interface Props {
  readonly out: readonly StickingOut[];
  readonly points: readonly PointFinding[];
}

/** What is not as doctrine has it: a ring that sticks out in orange, a point that is missing quietly. Never a block. */
export function Findings({ out, points }: Props) {
  const { say, language } = useLanguage();
  if (out.length === 0 && points.length === 0) return null;
  return (
    <section className="findings" aria-label={say('perimeter.checks')}>
      <ul>
        {out.map(({ perimeter, inner, outer, squareMetres }) => (
          <li key={`${perimeter} ${outer}`} className="severe">
            <StateShape name="half" tone="severe" />
            <span role="status">
              {say('perimeter.sticksOut', {
                inner: say(`perimeter.short.${inner}`),
                outer: say(`perimeter.short.${outer}`),
                area: areaOf(squareMetres, language),
              })}
            </span>
          </li>
        ))}
        {points.map(({ zone, point, found }) => (
          <li key={`${zone} ${point}`} className="older">
            <StateShape
              name={found === 'missing' ? 'ring' : 'open'}
              tone={found === 'missing' ? 'stale' : 'moderate'}
            />
            <span>
              {say(found === 'missing' ? 'perimeter.pointMissing' : 'perimeter.pointAstray', {
                point: say(`perimeter.point.${point}`),
                zone: say(`perimeter.short.${zone}`),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
