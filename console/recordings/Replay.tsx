import { type KeyboardEvent, useMemo, useState } from 'react';
import type { Hold } from '../../shared/recordings/schema.ts';
import { BasisForm } from '../feeds/BasisForm.tsx';
import { useBasis } from '../feeds/bases.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { SPEEDS } from './clock.ts';
import { marksOf } from './marks.ts';
import { canReplay } from './picture.ts';
import { ReplayTile } from './ReplayTile.tsx';
import { Timeline } from './Timeline.tsx';
import { useBegun, usePlayer } from './useReplay.ts';

/** One frame of twenty-five. */
const FRAME_MS = 40;
/** The open segment, and the way of the last one to the disk. */
const ON_ITS_WAY_MS = 6_000;

const endOf = ({ from, to }: Hold, now: number): string =>
  new Date(Math.max(Date.parse(from) + 1_000, Math.min(Date.parse(to), now - ON_ITS_WAY_MS))).toISOString();

/** The cameras of a hold on one time line. Opening it is a look: its purpose and basis are in the journal first. */
export default function Replay({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const { say } = useLanguage();
  const room = useRoom(store => store.room);
  const incident = hold.incident === undefined ? undefined : room.incidents[hold.incident];
  const basis = useBasis(hold.incident);
  const [prosecutorRef, setProsecutorRef] = useState<string>();
  const [naming, setNaming] = useState(false);
  // What is still awaited cannot be looked at: the line ends where it was opened, less what is on its way to the disk.
  const [end] = useState(() => endOf(hold, serverNow()));
  const asked = useMemo(
    () =>
      canReplay()
        ? {
            ...{ feeds: hold.feeds.slice(0, 16), from: hold.from, to: end, hold: hold.id, purpose: hold.reason },
            ...(hold.incident === undefined ? {} : { incident: hold.incident }),
            ...(basis ? { basis } : {}),
            ...(prosecutorRef ? { prosecutorRef } : {}),
          }
        : undefined,
    [hold.id, hold.from, end, hold.feeds, hold.reason, hold.incident, basis, prosecutorRef],
  );
  const begun = useBegun(asked);
  const [from, to] = [Date.parse(hold.from), Date.parse(end)];
  const player = usePlayer(begun, from, to);
  const { language } = useLanguage();
  const marks = useMemo(() => marksOf(room, hold, language), [room, hold, language]);
  const { moment, playing, speed, toggle, seek, setSpeed } = player;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.matches('input, select')) return;
    const far = event.shiftKey ? 10_000 : 1_000;
    const acts: Readonly<Record<string, () => void>> = {
      ' ': toggle,
      ',': () => seek(moment - FRAME_MS),
      '.': () => seek(moment + FRAME_MS),
      ArrowLeft: () => seek(moment - far),
      ArrowRight: () => seek(moment + far),
      Home: () => seek(from),
      End: () => seek(to),
    };
    const act = acts[event.key];
    // A press of a button by its space bar stays that press.
    if (!act || (event.key === ' ' && event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  if (!canReplay()) return <p className="refusal">{say('recordings.noPlayer')}</p>;
  const reason = begun.state === 'refused' ? begun.failure.details?.reason : undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the player hold anywhere inside of it
    <div className="replay" onKeyDown={onKeyDown}>
      {begun.state === 'refused' && (
        <div className="replay-refused">
          <p className="refusal" role="alert">
            {begun.failure.message}
          </p>
          {reason === 'basis-missing' && <Button onClick={() => setNaming(true)}>{say('feed.nameBasis')}</Button>}
          {reason === 'month-passed' && <Prosecutor onGiven={setProsecutorRef} />}
          {naming && <BasisForm incident={incident} onClose={() => setNaming(false)} />}
        </div>
      )}
      {begun.state !== 'refused' && (
        <>
          <div className={`replay-tiles n${Math.min(4, hold.feeds.length)}`}>
            {hold.feeds.slice(0, 16).map(id => (
              <ReplayTile key={id} feed={id} hold={hold} player={player} basis={basis} prosecutorRef={prosecutorRef} />
            ))}
          </div>
          <div className="replay-controls">
            <Button rank="primary" className="replay-toggle" onClick={toggle}>
              {say(playing ? 'recordings.pause' : 'recordings.play')}
            </Button>
            <Button onClick={() => seek(moment - FRAME_MS)}>{say('recordings.stepBack')}</Button>
            <Button onClick={() => seek(moment + FRAME_MS)}>{say('recordings.stepOn')}</Button>
            <label className="replay-speed">
              <span className="older">{say('recordings.speed')}</span>
              <select value={speed} onChange={event => setSpeed(Number(event.target.value))}>
                {SPEEDS.map(each => (
                  <option key={each} value={each}>
                    {`${String(each).replace('.', language === 'en' ? '.' : ',')} ×`}
                  </option>
                ))}
              </select>
            </label>
            <span className="older replay-keys">{say('recordings.keys')}</span>
            <Button rank="link" onClick={onClose}>
              {say('command.close')}
            </Button>
          </div>
          <Timeline
            {...{ from, to, moment, marks, onSeek: seek }}
            rows={hold.feeds.slice(0, 16).map(id => ({
              id,
              name: read(room.feeds[id]?.name ?? id, language),
              gaps: begun.state === 'open' ? (begun.stretches.get(id)?.gaps ?? []) : [],
            }))}
          />
        </>
      )}
    </div>
  );
}

/** Police images older than a month: only with the prosecutor's reasoned decision. */
function Prosecutor({ onGiven }: { onGiven: (reference: string) => void }) {
  const { say } = useLanguage();
  const [reference, setReference] = useState('');
  return (
    <form
      className="replay-prosecutor"
      onSubmit={event => {
        event.preventDefault();
        if (reference.trim()) onGiven(reference.trim());
      }}
    >
      <Field label={say('recordings.prosecutor')}>
        {control => (
          <input {...control} maxLength={120} value={reference} onChange={event => setReference(event.target.value)} />
        )}
      </Field>
      <Button type="submit">{say('recordings.replay')}</Button>
    </form>
  );
}
