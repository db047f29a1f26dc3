import type { Incident } from '../../shared/incidents/schema.ts';
import type { Text } from '../../shared/language/text.ts';
import type { Picture } from '../../shared/sitreps/content.ts';
import { pictureOf } from '../../shared/sitreps/picture.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';

/** The situation in both languages; typed in one, it is shown as it is in both until somebody gives the other. */
export const titleOf = ({ title }: Pick<Incident, 'title'>): Text =>
  typeof title === 'string' ? { fr: title, nl: title } : title;

/** The picture of an incident as it would freeze now; its ages step with the minute. */
export function usePicture(incident: Incident): Picture {
  const room = useRoom(store => store.room);
  const at = new Date(useMinute()).toISOString();
  return pictureOf(room, incident, at, titleOf(incident));
}
