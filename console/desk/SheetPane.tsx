import '../ui/sheet.css';
import { Suspense } from 'react';
import { mandateFor } from '../../shared/access/rights.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import { useLanguage } from '../language/Language.tsx';
import { sayPlain } from '../language/say.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { openSheet, useDesk } from './deskState.ts';
import type { Sheet } from './surface.ts';
import { SURFACES, surfaceNamed } from './surfaces.ts';

/** What lies over the map and the pictures; nothing where no sheet is open. */
export function SheetPane() {
  const sheet = useDesk(desk => desk.sheet);
  const { language } = useLanguage();
  const known = surfaceNamed(sheet?.name ?? '')?.sheet;
  if (!sheet || !known) return null;
  const { show: Shown, label } = known;
  return (
    <div className="sheet-pane" data-pane="sheet">
      <Suspense fallback={<Coming title={sayPlain(language, label)} />}>
        <Shown key={sheet.name} about={sheet.about} />
      </Suspense>
    </div>
  );
}

function isOfUse({ command, commands = command ? [command] : [] }: Sheet, mandates: readonly Mandate[]): boolean {
  return commands.length === 0 || commands.some(each => mandateFor(each, mandates));
}

/** A sheet on its way: a busy machine takes a second for its first, and an empty pane says nothing. */
function Coming({ title }: { title: string }) {
  return (
    <section className="sheet" aria-busy="true" aria-label={title}>
      <header>
        <h2>{title}</h2>
      </header>
    </section>
  );
}

const inSight = (tab: HTMLElement | null) => tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

/** The map and the sheets, one press each; which is in sight is said by weight, edge and `aria-current`. */
export function SheetTabs() {
  const { say, language } = useLanguage();
  const now = useMinute();
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const open = useDesk(desk => desk.sheet?.name);
  if (!me) return null;
  const asker = { person: me.person.id, mandates: me.mandates };
  const offered = SURFACES.flatMap(({ name, sheet }) =>
    sheet && isOfUse(sheet, me.mandates) ? [{ name, ...sheet }] : [],
  );
  if (offered.length === 0) return null;
  return (
    <nav className="sheet-tabs" aria-label={say('desk.sheets')}>
      <button type="button" aria-current={open === undefined ? 'page' : undefined} onClick={() => openSheet(undefined)}>
        {say('room.map')}
      </button>
      {offered.map(({ name, label, count }) => {
        const waiting = count?.(room, asker, now);
        return (
          <button
            key={name}
            type="button"
            ref={open === name ? inSight : undefined}
            aria-current={open === name ? 'page' : undefined}
            onClick={() => openSheet(name)}
          >
            {sayPlain(language, label)}
            {waiting !== undefined && waiting > 0 && <span className="n"> {waiting}</span>}
          </button>
        );
      })}
    </nav>
  );
}
