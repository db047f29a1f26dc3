import './messages.css';
import { useMemo } from 'react';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { Sheet, SheetPart } from '../ui/Sheet.tsx';
import { Intake } from './Intake.tsx';
import { Triage } from './Triage.tsx';
import { TriagedRow } from './TriagedRow.tsx';
import { triagedIn, waitingIn } from './traffic.ts';

/** So many of the triaged are shown: the rest is found by search. */
const SHOWN = 60;

/** Message traffic: what comes in is written down above, and triaged below by keyboard. */
export default function MessagesSheet({ about }: { about?: string | undefined }) {
  const { say } = useLanguage();
  const messages = useRoom(store => store.room.messages);
  const waiting = useMemo(() => waitingIn(messages), [messages]);
  const triaged = useMemo(() => triagedIn(messages).slice(0, SHOWN), [messages]);
  const mayTriage = useMay('message.triage');
  const aside = triaged.filter(message => message.triaged?.to === 'aside').length;
  return (
    <Sheet
      title={say('message.sheet')}
      figure={
        <>
          <span className="n">{waiting.length}</span> {say('message.waiting')} ·{' '}
          <span className="n">{triaged.length - aside}</span> {say('message.logged')} ·{' '}
          <span className="n">{aside}</span> {say('message.setAside')}
        </>
      }
    >
      <Intake focused={about === undefined} />
      <SheetPart title={say('message.toTriageList')} acts={mayTriage && <p className="stale">{say('message.keys')}</p>}>
        <Triage waiting={waiting} about={about} />
      </SheetPart>
      {triaged.length > 0 && (
        <SheetPart title={say('message.triagedList')}>
          <ol className="messages triaged">
            {triaged.map(message => (
              <TriagedRow key={message.id} message={message} sought={message.id === about} />
            ))}
          </ol>
        </SheetPart>
      )}
    </Sheet>
  );
}
