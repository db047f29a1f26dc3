import './recordings.css';
import { useEffect, useState } from 'react';
import type { EvidenceExport, Hold } from '../../shared/recordings/schema.ts';
import { exportsOf, stateOf } from '../../shared/recordings/standing.ts';
import { begin } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { exactOf, minuteOf, secondOf, spanOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { useNow } from '../room/useNow.ts';
import { personName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { BriefMoment } from '../ui/Moment.tsx';
import { Sheet, SheetPart } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { holdsInOrder, SIGNS } from './holds.ts';
import Replay from './Replay.tsx';

/** What is kept and for how long, what it lacks, how it is replayed and given out; and which cameras record. */
export default function RecordingsSheet({ about }: { about?: string | undefined }) {
  const { say } = useLanguage();
  const room = useRoom(store => store.room);
  const [played, setPlayed] = useState<string>();
  const mayKeep = useMay('recording.keep');
  const status = useRecorder();
  const holds = holdsInOrder(room);
  const hold = played === undefined ? undefined : room.holds[played];
  return (
    <Sheet
      title={say('recordings.sheet')}
      figure={
        status && (
          <span className={status.disk === 'enough' ? undefined : 'severe'}>
            {say(`recordings.disk.${status.disk}`, { free: Math.round(status.free * 100) })}
          </span>
        )
      }
      acts={
        mayKeep && (
          <Button rank="primary" shortcut="Alt E" onClick={() => begin({ kind: 'form', form: 'recordings.keep' })}>
            {say('recordings.keep')}
          </Button>
        )
      }
    >
      {hold && !hold.released && <Replay key={hold.id} hold={hold} onClose={() => setPlayed(undefined)} />}
      <SheetPart title={say('recordings.holds')}>
        {holds.length === 0 && <p className="older">{say('recordings.none')}</p>}
        <ul className="holds">
          {holds.map(each => (
            <HoldRow
              key={each.id}
              hold={each}
              current={each.id === (played ?? about)}
              onReplay={() => setPlayed(each.id)}
            />
          ))}
        </ul>
      </SheetPart>
      <Rings upTo={status?.feeds ?? {}} />
      <Verifying />
    </Sheet>
  );
}

function HoldRow({ hold, current, onReplay }: { hold: Hold; current: boolean; onReplay: () => void }) {
  const { say, language } = useLanguage();
  const now = useNow();
  const room = useRoom(store => store.room);
  const mayRelease = useMay('recording.release');
  const mayExport = useMay('recording.export');
  const state = stateOf(hold, now);
  const incident = hold.incident === undefined ? undefined : room.incidents[hold.incident];
  const at = state === 'released' ? hold.released!.at : hold.to;
  const nameOf = (id: string) => read(room.feeds[id]?.name ?? id, language);
  return (
    <li className={current ? 'current' : undefined} id={`hold-${hold.id}`}>
      <StateShape {...SIGNS[state]} />
      <div className="hold-head">
        <b>{read(hold.reason, language)}</b>
        <span>{say(`recordings.state.${state}`, { at: minuteOf(at) })}</span>
        <span className="older">
          <BriefMoment at={hold.from} now={now} />–<span className="n">{minuteOf(hold.to)}</span>
          {' · '}
          {say('recordings.cameras', { n: hold.feeds.length })}
          {incident && ` · ${read(incident.title, language)}`}
          {' · '}
          {personName(room, hold.kept.by)}
        </span>
      </div>
      {!hold.released && (
        <div className="hold-acts">
          <Button rank="link" onClick={onReplay}>
            {say('recordings.replay')}
          </Button>
          {mayExport && hold.sealed && (
            <Button rank="link" onClick={() => begin({ kind: 'form', form: 'recordings.export', about: hold.id })}>
              {say('recordings.export')}
            </Button>
          )}
          {mayRelease && (
            <Button rank="link" onClick={() => begin({ kind: 'form', form: 'recordings.release', about: hold.id })}>
              {say('recordings.release')}
            </Button>
          )}
        </div>
      )}
      {!hold.released && (
        <ul className="hold-parts">
          {hold.feeds.map(id => {
            const part = hold.sealed?.parts.find(each => each.feed === id);
            const gaps = part?.gaps ?? [];
            return (
              <li key={id}>
                <span>{nameOf(id)}</span>
                {gaps.slice(0, 3).map(({ from, to, reason }) => (
                  <span key={from} className="severe">
                    {say('recordings.missing', {
                      ...{ from: secondOf(from), to: secondOf(to), why: say(`recordings.why.${reason}`) },
                    })}
                  </span>
                ))}
              </li>
            );
          })}
          {hold.left.map(({ feed, why }) => (
            <li key={feed} className="older">
              <span>{nameOf(feed)}</span>
              <span>{say('recordings.left', { why: whyLeft(why, say) })}</span>
            </li>
          ))}
          {exportsOf(room, hold.id).map(each => (
            <ExportRow key={each.id} made={each} />
          ))}
        </ul>
      )}
    </li>
  );
}
/** `no-ring` is a word of ours; all others are refusals of images, which a tile says in full. */
const whyLeft = (why: string, say: ReturnType<typeof useLanguage>['say']): string =>
  why === 'no-ring' ? say('recordings.why.not-recorded') : say('feed.refused');

function ExportRow({ made }: { made: EvidenceExport }) {
  const { say } = useLanguage();
  return (
    <li className="hold-export">
      <span>{say('recordings.exported', { at: minuteOf(made.asked.at) })}</span>
      {made.sealed ? (
        <>
          <a href={`/api/recordings/exports/${made.id}.tar`} download={made.sealed.name}>
            {say('recordings.download')}
          </a>
          <span className="older n">
            {megabytes(made.sealed.bytes)} · {made.sealed.hash.slice(0, 16)}…
          </span>
        </>
      ) : (
        <span className={made.failed ? 'severe' : 'older'}>
          {made.failed ? say(`recordings.failed.${made.failed}`) : say('recordings.making')}
        </span>
      )}
    </li>
  );
}
const megabytes = (bytes: number): string => `${Math.max(0.1, bytes / 1e6).toFixed(1)} MB`;

function Rings({ upTo }: { upTo: RecorderView['feeds'] }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const rings = Object.values(room.rings).filter(({ feed }) => room.feeds[feed] && !room.feeds[feed].retired);
  return (
    <SheetPart title={say('recordings.rings')}>
      {rings.length === 0 && <p className="older">{say('recordings.noRings')}</p>}
      <ul className="rings">
        {rings.map(({ id, feed, seconds, stopped, decidedBy }) => {
          const last = upTo[feed]?.upTo;
          return (
            <li key={id}>
              <StateShape
                name={stopped ? 'ring' : last === undefined ? 'open' : 'dot'}
                tone={stopped ? 'stale' : last === undefined ? 'moderate' : 'done'}
              />
              <b>{read(room.feeds[feed]!.name, language)}</b>
              <span>
                {stopped
                  ? say('recordings.stopped')
                  : say('recordings.ring', { span: spanOf(seconds * 1000, language) })}
              </span>
              <span className="older">{read(decidedBy, language)}</span>
              <span className="n older" title={last === undefined ? undefined : exactOf(last)}>
                {last === undefined ? '' : secondOf(last)}
              </span>
            </li>
          );
        })}
      </ul>
    </SheetPart>
  );
}

/** By what a pack is verified outside of Belfry: the program, and the key's fingerprint to compare. */
function Verifying() {
  const { say } = useLanguage();
  const [fingerprint, setFingerprint] = useState<string>();
  useEffect(() => {
    void fetch('/api/recordings/key')
      .then(response => (response.ok ? response.json() : undefined))
      .then((key?: { fingerprint: string }) => setFingerprint(key?.fingerprint));
  }, []);
  return (
    <SheetPart title={say('recordings.fingerprint')}>
      <p className="verifying">
        <code>{fingerprint ?? '…'}</code>
        <a href="/api/recordings/verifier" download="verify-evidence.mjs">
          {say('recordings.verifier')}
        </a>
      </p>
    </SheetPart>
  );
}

interface RecorderView {
  readonly disk: 'enough' | 'short' | 'full';
  readonly free: number;
  readonly feeds: Readonly<Record<string, { readonly seconds: number; readonly upTo?: number }>>;
}
const LOOK_MS = 10_000;
/** How the recorder stands, looked at while the sheet is open: states are not history, so no event tells them. */
function useRecorder(): RecorderView | undefined {
  const [view, setView] = useState<RecorderView>();
  useEffect(() => {
    let left = false;
    const look = async () => {
      const response = await fetch('/api/recordings/status').catch(() => undefined);
      if (response?.ok && !left) setView((await response.json()) as RecorderView);
    };
    void look();
    const looking = setInterval(look, LOOK_MS);
    return () => {
      left = true;
      clearInterval(looking);
    };
  }, []);
  return view;
}
