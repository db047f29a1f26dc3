import { screenOf } from '../../shared/screens/tiles.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';

/** What a screen shows, in a few words: how it is laid out, and whose pictures. */
export function useShowing(): (screen: string) => string {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  return screen => {
    const shown = screenOf(room, screen);
    if (!shown) return say('mosaic.waits');
    const named =
      (shown.saved && room.layouts[shown.saved]?.name) ||
      (shown.tour && room.tours[shown.tour]?.name) ||
      (shown.incident && room.incidents[shown.incident]?.title);
    const layout = say(`mosaic.layout.${shown.layout}`);
    return named ? `${layout} · ${read(named, language)}` : layout;
  };
}
