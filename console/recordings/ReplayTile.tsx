import { useState } from 'react';
import type { Words } from '../../shared/language/text.ts';
import type { Hold } from '../../shared/recordings/schema.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { secondOf } from '../language/moment.ts';
import { send, useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import type { Player } from './useReplay.ts';

interface Props {
  feed: string;
  hold: Hold;
  player: Player;
  basis: Words | undefined;
  prosecutorRef: string | undefined;
}
type WhyKey = 'not-recorded' | 'source-lost' | 'clock-jumped' | 'recorder-failed' | 'disk-full' | 'server-stopped';

/** One camera of a replay: its picture, or why there is none; and a snapshot of what is on. */
export function ReplayTile({ feed: id, hold, player, basis, prosecutorRef }: Props) {
  const { say, language } = useLanguage();
  const feed = useRoom(store => store.room.feeds[id]);
  const snapshots = useRoom(store => store.room.snapshots);
  const [taken, setTaken] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const name = read(feed?.name ?? id, language);
  const shown = player.shown.get(id);
  const snapshot = taken === undefined ? undefined : snapshots[taken];
  const take = async () => {
    const own = crypto.randomUUID();
    setRefused(undefined);
    const answer = await send('recording.snapshot', {
      ...{ snapshot: own, feed: id, moment: new Date(player.moment).toISOString(), hold: hold.id },
      ...{ purpose: hold.reason, ...(hold.incident === undefined ? {} : { incident: hold.incident }) },
      ...(basis ? { basis } : {}),
      ...(prosecutorRef ? { prosecutorRef } : {}),
    });
    if (answer.ok) setTaken(own);
    else setRefused(answer.error.message);
  };
  const why = shown?.gap ? say(`recordings.why.${shown.gap as WhyKey}`) : undefined;
  const covered = why ?? (shown?.failed ? say('recordings.noPlayer') : undefined);
  return (
    <figure className="replay-tile">
      <div className="replay-picture">
        <video ref={video => player.attach(id, video)} muted playsInline aria-label={name} data-feed={id} />
        {covered !== undefined && <p className="replay-gap">{covered}</p>}
        {covered === undefined && (shown === undefined || shown.waits) && (
          <p className="replay-waits" role="status">
            {say('recordings.waits')}
          </p>
        )}
      </div>
      <figcaption>
        <b>{name}</b>
        <span className="older">{feed ? read(feed.owner, language) : ''}</span>
        <Button rank="link" aria-label={say('recordings.snapshotOf', { name })} onClick={() => void take()}>
          {say('recordings.snapshot')}
        </Button>
        {refused && (
          <span className="refusal" role="alert">
            {refused}
          </span>
        )}
        {snapshot && !snapshot.kept && (
          <span className="older" role="status">
            {say(snapshot.failed ? 'recordings.snapshotFailed' : 'recordings.making')}
          </span>
        )}
        {snapshot?.kept && (
          <a href={`/api/recordings/snapshots/${snapshot.id}.png`} target="_blank" rel="noreferrer">
            {say('recordings.snapshotAt', { at: secondOf(snapshot.kept.frameAt) })}
          </a>
        )}
      </figcaption>
    </figure>
  );
}
