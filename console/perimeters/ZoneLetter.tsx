import { RINGS } from '../../shared/perimeters/doctrine.ts';
import { JUDICIAL_LETTER, zoneLetter } from '../ui/hatch.ts';

/** The letter of a zone as it stands on its edge; all three for the rings. Beside words, so not spoken. */
export function ZoneLetter({ zone }: { zone: keyof typeof zoneLetter | 'judicial' | 'rings' }) {
  if (zone === 'rings')
    return (
      <span className="zone-letters" aria-hidden>
        {RINGS.map(ring => (
          <ZoneLetter key={ring} zone={ring} />
        ))}
      </span>
    );
  return (
    <span className={`zone ${zone}`} aria-hidden>
      {zone === 'judicial' ? JUDICIAL_LETTER : zoneLetter[zone]}
    </span>
  );
}
