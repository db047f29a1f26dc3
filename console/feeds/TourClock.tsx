import { haltAt } from '../../shared/layouts/clock.ts';
import type { Tour } from '../../shared/layouts/schema.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { spanOf } from '../language/moment.ts';
import { send, serverNow } from '../room/store.ts';
import { useNowWhile } from '../room/useNow.ts';

/** Where a tour stands and until when, and the acts on its clock: one clock for every screen that shows it. */
export function TourClock({ tour }: { tour: Tour }) {
  const { say, language } = useLanguage();
  const may = useMay('tour.steer');
  useNowWhile(!tour.clock.paused);
  const { step, left } = haltAt(tour, serverNow());
  const act = (name: 'pause' | 'resume' | 'next' | 'previous', sign: string) => (
    <button
      type="button"
      aria-label={say(`mosaic.tour.${name}`)}
      title={say(`mosaic.tour.${name}`)}
      onClick={() => void send('tour.steer', { tour: tour.id, act: name })}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={sign} />
      </svg>
    </button>
  );
  return (
    <span className="tour-clock">
      {may && act('previous', 'M4 3v10M13 3 6 8l7 5Z')}
      {may && (left === undefined ? act('resume', 'M4 2.5 13 8l-9 5.5Z') : act('pause', 'M5 3v10M11 3v10'))}
      {may && act('next', 'M12 3v10M3 3l7 5-7 5Z')}
      <span>
        {say('mosaic.tour.step', { step: step + 1, of: tour.steps.length })}
        {' · '}
        {left === undefined ? say('mosaic.tour.paused') : <span className="n">{spanOf(left, language)}</span>}
      </span>
    </span>
  );
}
