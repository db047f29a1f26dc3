import { useCallback, useMemo, useState } from 'react';
import type { ImageRefusal } from '../../shared/feeds/images.ts';
import { IMAGE_WORDS } from '../../shared/feeds/imageWords.ts';
import type { Feed } from '../../shared/feeds/schema.ts';
import { useWithheld } from '../drones/withheld.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { isKey, type Language, type Say } from '../language/say.ts';
import { useRoom } from '../room/store.ts';
import type { Picture as Shown } from '../ui/Tile.tsx';
import type { HeldLook, Why } from './pictures.ts';
import { pictureOf } from './tileState.ts';
import { useLook, useMeasured } from './useLook.ts';
import type { Picture, Sound } from './videoLink.ts';

/** What a tile needs: what it says, and the stream where there is one. */
export interface TileLook {
  readonly picture: Shown;
  readonly stream: MediaStream | undefined;
  readonly sound: Sound;
  readonly hear: (on: boolean) => void;
  /** Why it is refused, where the rule itself says so. */
  readonly refusal: string | undefined;
  /** Called by the video element: from then on there is something to see. */
  readonly onPicture: (stream: MediaStream) => void;
  /** For the video element: what is sent is fitted to how it is shown. */
  readonly view: Picture['view'] | undefined;
  readonly held: HeldLook | undefined;
  /** The picture as it arrives, for who wants its figures. */
  readonly arriving: Picture | undefined;
}

/** Refusals by which a picture is withheld from all but those who lead its mission. */
const WITHHELD = /withheld/;

/** Why it is refused: a sentence at a desk; at six metres a few words, in both languages. */
function whyOf(refusal: ImageRefusal, language: Language, both: boolean | undefined, say: Say): string {
  const short = `wall.refused.${refusal}`;
  if (both && isKey(short)) return (say as (key: string) => string)(short);
  return (both ? (['fr', 'nl'] as const) : [language]).map(l => read(IMAGE_WORDS[refusal], l)).join(' – ');
}

/** One camera as a tile shows it. */
export function useTile(feed: Feed, why: Why): TileLook {
  const { say, language, both } = useLanguage();
  const presence = useRoom(store => store.presence.feeds[feed.id]);
  const lostSince = useRoom(({ link }) => (link.state === 'lost' ? new Date(link.since).toISOString() : undefined));
  const { look, arriving, sound, refusal, held } = useLook(feed, why);
  const [seen, setSeen] = useState<MediaStream>();
  const arrives = look.state === 'looking' ? look.picture : undefined;
  const { delay, frozenSince, ailing, rate } = useMeasured(arrives, arriving?.kind === 'playing');
  const hear = useCallback((on: boolean) => arrives?.hear(on), [arrives]);
  const onPicture = useCallback((stream: MediaStream) => setSeen(stream), []);
  const law = say(both ? `wall.law.${feed.regime}` : `feed.regime.${feed.regime}`);
  const kept = useWithheld(feed, refusal);
  const said = refusal !== undefined ? whyOf(refusal, language, both, say) : undefined;
  const words = kept ?? said ?? (look.state === 'refused' ? look.message : undefined);
  const withheld = refusal !== undefined && WITHHELD.test(refusal);
  const shown = arrives !== undefined && seen === arrives.stream;
  const picture = useMemo(
    () =>
      pictureOf({
        refusal: words === undefined ? undefined : { why: words, law, withheld },
        ...{ presence, arriving, frozenSince, delay, ailing, rate, seen: shown, hubLostSince: lostSince },
      }),
    [words, law, withheld, presence, arriving, frozenSince, delay, ailing, rate, shown, lostSince],
  );
  return {
    picture,
    stream: arrives?.stream,
    sound,
    hear,
    refusal,
    onPicture,
    view: arrives?.view,
    held,
    arriving: arrives,
  };
}
