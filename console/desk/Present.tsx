import { isValid } from '../../shared/people/mandates.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { functionName } from '../situation/names.ts';

/** Who is connected to the room now, under which functions, and on which screen. */
export function Present() {
  const { say, language } = useLanguage();
  const now = useMinute();
  const { people, mandates } = useRoom(store => store.room);
  const present = useRoom(store => store.presence.people);
  const at = new Date(now).toISOString();
  const byPerson = new Map<string, Set<string>>();
  for (const { person, screen } of present) {
    const screens = byPerson.get(person) ?? new Set();
    if (screen) screens.add(screen);
    byPerson.set(person, screens);
  }
  const rows = [...byPerson]
    .map(([id, screens]) => ({ id, name: people[id]?.name ?? id, screens: [...screens] }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  if (rows.length === 0) return <p className="nothing">{say('room.empty')}</p>;
  return (
    <ul className="present-list" aria-label={say('desk.inThisRoom')}>
      {rows.map(({ id, name, screens }) => (
        <li key={id}>
          <b>{name}</b>
          <span className="older">
            {[
              ...Object.values(mandates)
                .filter(m => m.person === id && isValid(m, at))
                .map(m => functionName(m.function, language)),
              ...screens.map(screen => say('desk.onScreen', { screen })),
            ].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
