import './people.css';
import { useState } from 'react';
import { staleCards } from '../../shared/contacts/cards.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { type Tab, Tabs } from '../ui/Tabs.tsx';
import { CallLists } from './CallLists.tsx';
import { Contacts } from './Contacts.tsx';
import { Links } from './Links.tsx';
import { Mandates } from './Mandates.tsx';
import { Roster } from './Roster.tsx';

type Part = 'duty' | 'calls' | 'contacts' | 'mandates' | 'links';
const PARTS: readonly Part[] = ['duty', 'calls', 'contacts', 'mandates', 'links'];
const isPart = (name: string | undefined): name is Part => PARTS.includes(name as Part);

/** Who answers now, who would be called, by which number, by which mandate; and who reads along by a link. */
export default function PeopleSheet({ about }: { about?: string | undefined }) {
  const { say } = useLanguage();
  const room = useRoom(store => store.room);
  const at = new Date(useMinute()).toISOString();
  const mayLink = useMay('link.create');
  const [chosen, setChosen] = useState<{ about: string | undefined; part: Part }>();
  const part = chosen && chosen.about === about ? chosen.part : isPart(about) ? about : 'duty';
  const stale = staleCards(room, at).length;
  const tabs: readonly Tab<Part>[] = PARTS.filter(name => name !== 'links' || mayLink).map(name => ({
    name,
    label: say(`people.${name}`),
    count: name === 'contacts' && stale > 0 ? stale : undefined,
  }));
  return (
    <Sheet title={say('people.title')}>
      <Tabs tabs={tabs} current={part} onChange={to => setChosen({ about, part: to })} label={say('people.parts')}>
        {part === 'duty' && <Roster />}
        {part === 'calls' && <CallLists />}
        {part === 'contacts' && <Contacts />}
        {part === 'mandates' && <Mandates />}
        {part === 'links' && <Links />}
      </Tabs>
    </Sheet>
  );
}
