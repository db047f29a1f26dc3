import { lazy, Suspense } from 'react';
import type { Organ } from '../../shared/organs/schema.ts';
import { Video } from '../feeds/Video.tsx';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { SheetPart } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { show, showMap, useCall } from './call.ts';
import type { Received } from './line.ts';
import { People } from './People.tsx';
import { useShownMap } from './useShownMap.ts';

const PICTURES = ['picture', 'screen'] as const;
const CallMap = lazy(() => import('./CallMap.tsx'));

/** The room from inside: the map first, then what people show, then who is there and asks for the floor. */
export function CallRoom({ organ }: { organ: Organ }) {
  const { say } = useLanguage();
  const people = useRoom(store => store.room.people);
  const line = useCall(call => call.line);
  const received = [...(line?.received ?? [])];
  const of = (as: Received['as']) => received.filter(([, each]) => each.as === as);
  const name = (person: string) => people[person]?.name ?? person;
  const own = line?.own.picture;
  return (
    <SheetPart title={<b>{say('call.roomOf', { organ: say(`phase.organ.${organ.kind}`) })}</b>} acts={<Shows />}>
      {line?.missing.map(as => (
        <p key={as} className="call-ended" role="status">
          <StateShape name="slash" tone="moderate" /> {say(`call.no.${as}`)}
        </p>
      ))}
      <div className="call-room">
        <div className="call-shown" data-screens={of('screen').length > 0}>
          {of('screen').map(([producer, { person, stream }]) => (
            <Shown key={producer} title={say('call.screenOf', { who: name(person) })} stream={stream} large />
          ))}
          <Suspense fallback={<figure className="call-tile" />}>
            <CallMap incident={organ.incident} />
          </Suspense>
          {of('picture').map(([producer, { person, stream }]) => (
            <Shown key={producer} title={name(person)} stream={stream} />
          ))}
          {own && <Shown title={say('call.you')} stream={own} />}
        </div>
        <People organ={organ} />
      </div>
    </SheetPart>
  );
}

function Shown({ title, stream, large = false }: { title: string; stream: MediaStream; large?: boolean }) {
  return (
    <figure className={large ? 'call-tile large' : 'call-tile'}>
      <Video stream={stream} label={title} />
      <figcaption>{title}</figcaption>
    </figure>
  );
}

/** No phone shares its screen. */
const SENT = navigator.mediaDevices && 'getDisplayMedia' in navigator.mediaDevices ? PICTURES : PICTURES.slice(0, 1);

/** What one shows to the others, each a switch. */
function Shows() {
  const { say } = useLanguage();
  const line = useCall(call => call.line);
  const { mine, start } = useShownMap();
  const able = line?.state === 'open';
  return (
    <fieldset className="call-shows" aria-label={say('call.send')}>
      <Button aria-pressed={mine} disabled={!able} onClick={() => (mine ? showMap() : showMap(start()))}>
        {say('call.map')}
      </Button>
      {SENT.map(as => {
        const on = line?.own[as] !== undefined;
        return (
          <Button key={as} aria-pressed={on} disabled={!able} onClick={() => show(as, !on)}>
            {say(`call.${as}`)}
          </Button>
        );
      })}
    </fieldset>
  );
}
