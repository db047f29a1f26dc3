import { useState } from 'react';
import type { CommandData } from '../../shared/commands.ts';
import type { Incident } from '../../shared/incidents/schema.ts';
import type { Screen } from '../../shared/screens/schema.ts';
import { screenOf } from '../../shared/screens/tiles.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { send, useRoom } from '../room/store.ts';
import { ListHeading } from '../ui/Row.tsx';
import { screenName, screensOf } from './screens.ts';
import { TourClock } from './TourClock.tsx';
import { useShowing } from './useShowing.ts';

type View = CommandData<'screen.show'>['layout'];
const VIEWS: readonly View[] = ['situation', 'map', 'mosaic'];

/** The screens of the wall: what each shows, and how it is laid out. */
export function ScreensPart({ incident }: { incident: Incident | undefined }) {
  const { say } = useLanguage();
  const room = useRoom(store => store.room);
  const people = useRoom(store => store.presence.people);
  const may = useMay('screen.show');
  const [refused, setRefused] = useState<string>();
  const showing = useShowing();
  const screens = screensOf(room, people);
  const lit = new Set(people.flatMap(({ screen }) => screen ?? []));
  /** Pictures that it shows stay; one that shows none yet follows what is in hand. */
  const lay = async (screen: string, layout: View) => {
    const { id: _id, shown: _shown, ...view }: Partial<Screen> = screenOf(room, screen) ?? {};
    const about = incident && !view.incident ? { incident: incident.id } : {};
    const answer = await send('screen.show', { ...view, ...about, screen, layout } as CommandData<'screen.show'>);
    setRefused(answer.ok ? undefined : answer.error.message);
  };
  const follow = async (screen: string) => {
    const layout = screenOf(room, screen)?.layout ?? 'situation';
    const answer = await send('screen.show', { screen, layout, ...(incident ? { incident: incident.id } : {}) });
    setRefused(answer.ok ? undefined : answer.error.message);
  };
  return (
    <section className="screens-part">
      <ListHeading count={screens.length}>{say('mosaic.screens')}</ListHeading>
      {refused && (
        <p className="refusal" role="alert">
          {refused}
        </p>
      )}
      {screens.length === 0 && <p className="nothing">{say('mosaic.noScreen')}</p>}
      <ul>
        {screens.map(screen => {
          const shown = screenOf(room, screen);
          const tour = shown?.tour ? room.tours[shown.tour] : undefined;
          const name = say('room.screen', { name: screenName(screen) });
          const chosen = shown?.feeds ?? shown?.saved ?? shown?.tour;
          return (
            <li key={screen}>
              <b>{name}</b>
              {!lit.has(screen) && <span className="older">{say('mosaic.off')}</span>}
              <span className="under">{showing(screen)}</span>
              {tour && <TourClock tour={tour} />}
              {may && (
                <span className="acts">
                  <select
                    aria-label={say('mosaic.layOut', { name })}
                    value={shown?.layout ?? ''}
                    onChange={event => void lay(screen, event.target.value as View)}
                  >
                    {!shown && <option value="">{say('mosaic.waits')}</option>}
                    {VIEWS.map(view => (
                      <option key={view} value={view}>
                        {say(`mosaic.layout.${view}`)}
                      </option>
                    ))}
                  </select>
                  {incident && (chosen !== undefined || shown?.incident !== incident.id) && (
                    <button type="button" className="button link" onClick={() => void follow(screen)}>
                      <span>{say('mosaic.followIncident')}</span>
                    </button>
                  )}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
