import { useState } from 'react';
import type { Feed } from '../../shared/feeds/schema.ts';
import type { Incident } from '../../shared/incidents/schema.ts';
import { text } from '../../shared/language/read.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { send, serverNow } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { BasisForm } from './BasisForm.tsx';

interface Props {
  feed: Feed;
  number: number | string;
  incident: Incident | undefined;
  refusal: string | undefined;
}

/** What can be done about a refusal: name the basis, or ask the owner, which the log keeps. */
export function NextAct({ feed, number, incident, refusal }: Props) {
  const { say } = useLanguage();
  const [naming, setNaming] = useState(false);
  const [asked, setAsked] = useState<string>();
  const mayWrite = useMay('log.write');
  if (refusal === 'basis-missing')
    return (
      <>
        <Button rank="link" onClick={() => setNaming(true)}>
          {say('feed.nameBasis')}
        </Button>
        {naming && <BasisForm incident={incident} onClose={() => setNaming(false)} />}
      </>
    );
  if (refusal !== 'no-grant' || !mayWrite) return null;
  if (asked) return <span className="older">{say('feed.asked', { at: asked })}</span>;
  const ask = async () => {
    const [fr, nl] = [read(feed.owner, 'fr'), read(feed.owner, 'nl')];
    const answer = await send('log.write', {
      entry: crypto.randomUUID(),
      source: 'V',
      text: text(
        `Accès demandé à D3, ${fr} : caméra ${number}, ${read(feed.name, 'fr')}.`,
        `Toegang gevraagd aan D3, ${nl}: camera ${number}, ${read(feed.name, 'nl')}.`,
      ),
      ...(incident ? { incident: incident.id } : {}),
    });
    if (answer.ok) setAsked(minuteOf(serverNow()));
  };
  return (
    <Button rank="link" onClick={() => void ask()}>
      {say('feed.askGrant', { who: 'D3' })}
    </Button>
  );
}
