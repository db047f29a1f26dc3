import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Room } from '../../shared/room.ts';
import { screenName } from '../feeds/screens.ts';
import { symbolOf } from '../incidents/symbol.ts';
import { useLanguage } from '../language/Language.tsx';
import { type Language, read } from '../language/language.ts';
import { briefOf } from '../language/moment.ts';
import { type Say, sayPlain } from '../language/say.ts';
import { Marked } from '../log/Marked.tsx';
import { useHits } from '../log/search.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { placeShort } from '../situation/chronology.ts';
import { CommandBox, type Suggestion } from '../ui/CommandBox.tsx';
import { MapSymbol } from '../ui/MapSymbol.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { ACTS } from './acts.ts';
import { choose } from './choose.ts';
import { useDesk } from './deskState.ts';
import { loadPlaces, type Place } from './places.ts';
import { type Choice, suggest } from './suggest.ts';

interface Offered extends Suggestion {
  readonly choice: Choice;
}
const NOBODY = [] as const;
/** So many found lines stand under the rest. */
const HITS = 4;

/** The box that does everything. What is typed here is sent as it is typed. */
export function Command() {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const mandates = useRoom(store => store.me?.mandates ?? NOBODY);
  const known = useRoom(store => store.me !== undefined && store.link.state !== 'joining');
  const inHand = useDesk(desk => desk.inHand);
  const [text, setText] = useState('');
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const box = useRef<HTMLInputElement>(null);
  const typing = text !== '';
  useEffect(() => {
    if (typing) void loadPlaces().then(setPlaces);
  }, [typing]);

  const world = useRoom(store => store.world);
  // A line of the log is written, not looked for.
  const found = useHits(text.startsWith('>') ? '' : text, { world, limit: HITS });
  const offered = useMemo<readonly Offered[]>(() => {
    const choices = suggest(text, { room, language, mandates, inHand, places });
    // Lines and messages alone: what else was found stands among the suggestions already.
    const hits =
      'hits' in found ? found.hits.filter(hit => hit.collection === 'log' || hit.collection === 'messages') : [];
    return [...choices, ...hits.map(hit => ({ kind: 'hit', hit }) as const)].map(choice => ({
      choice,
      id: idOf(choice),
      ...faceOf(choice, room, say, language),
    }));
  }, [text, room, language, mandates, inHand, places, say, found]);
  const leave = () => {
    setText('');
    box.current?.blur();
  };
  return (
    <CommandBox
      ref={box}
      text={text}
      onText={setText}
      suggestions={offered}
      placeholder={say('command.prompt')}
      shortcut="Ctrl K"
      ready={known}
      onLeave={leave}
      onChoose={({ choice }) => {
        setText('');
        void choose(choice);
      }}
    />
  );
}

const idOf = (choice: Choice): string => {
  switch (choice.kind) {
    case 'open':
      return 'open';
    case 'log':
      return 'log';
    case 'commune':
      return choice.nis;
    case 'zone':
      return choice.zone;
    case 'place':
      return `place ${choice.what} ${choice.name}`;
    case 'act':
      return `act ${choice.act}`;
    case 'send':
      return `send ${JSON.stringify(choice.what)} ${choice.screen} ${choice.tile}`;
    case 'hit':
      return `hit ${choice.hit.id}`;
    default:
      return choice.id;
  }
};

/** How a suggestion looks: sign, title, what it is. */
function faceOf(
  choice: Choice,
  room: Room,
  say: Say,
  language: Language,
): { sign?: ReactNode; title: ReactNode; under?: ReactNode; shortcut?: string | undefined } {
  const place = <MapSymbol frame="facility" glyph="flag" fill="quiet" size={20} />;
  switch (choice.kind) {
    case 'open':
      return {
        sign: <StateShape name="full" />,
        title: say('incident.openNamed', { title: choice.title }),
        under: say('desk.newIncident'),
      };
    case 'log': {
      const incident = choice.incident ? room.incidents[choice.incident] : undefined;
      return {
        sign: <StateShape name="tick" />,
        title: say('desk.logLine', { text: choice.text }),
        under: incident ? read(incident.title, language) : say('desk.wholeRoom'),
      };
    }
    case 'incident': {
      const incident = room.incidents[choice.id]!;
      const kind = say(incident.status === 'closed' ? 'incident.closed' : `incident.severity.${incident.severity}`, {
        at: '',
      } as never);
      return {
        sign: <MapSymbol {...symbolOf(incident)} size={20} />,
        title: read(incident.title, language),
        under: [kind.trim(), placeShort(incident.communes)].filter(Boolean).join(' · '),
      };
    }
    case 'alert': {
      const alert = room.alerts[choice.id]!;
      return {
        sign: <StateShape name="half" tone="severe" />,
        title: read(alert.headline, language),
        under: `${say('alert.one')} · ${say(`alert.state.${alert.status}`)}`,
      };
    }
    case 'feed': {
      const feed = room.feeds[choice.id]!;
      return {
        sign: <MapSymbol frame="camera" glyph="pupil" fill="quiet" size={20} />,
        title: read(feed.name, language),
        under: `${say(feed.mobile ? 'feed.drone' : 'feed.camera')} · ${read(feed.owner, language)}`,
      };
    }
    case 'send': {
      const { what, screen, tile } = choice;
      const thing = 'feed' in what ? room.feeds[what.feed] : 'tour' in what ? room.tours[what.tour] : undefined;
      const named = thing ?? ('layout' in what ? room.layouts[what.layout] : undefined);
      const name = read(named?.name ?? '', language);
      const on = screen === undefined ? '' : screenName(screen);
      return {
        sign: <StateShape name="tick" tone="older" />,
        title:
          screen === undefined
            ? say('mosaic.sendNamed', { name })
            : tile === undefined
              ? say('mosaic.sendWhole', { name, screen: on })
              : say('mosaic.sendChoice', { name, screen: on, tile }),
        under: say('mosaic.toScreen'),
      };
    }
    case 'commune':
      return { sign: place, title: choice.name, under: withName(say('desk.commune'), choice) };
    case 'zone':
      return { sign: place, title: choice.name, under: `${say('desk.zone')} ${choice.zone}` };
    case 'place':
      return { sign: place, title: choice.name, under: say(choice.what === 'station' ? 'desk.station' : 'desk.site') };
    case 'hit': {
      const { hit } = choice;
      const what = say(`log.found.${hit.collection}`);
      return {
        sign: <StateShape name="dot" />,
        title: <Marked text={hit.text} marks={hit.marks} />,
        under: `${what} · ${briefOf(hit.at, serverNow())}`,
      };
    }
    case 'act': {
      const act = ACTS.find(a => a.name === choice.act)!;
      return { sign: <StateShape name="dot" />, title: sayPlain(language, act.label), shortcut: act.shortcut };
    }
  }
}

/** By which name it was found, where that is not the one shown. */
const withName = (what: string, { name, by }: { name: string; by: string }): string =>
  by === name ? what : `${what} · ${by}`;
