import { useState } from 'react';
import { viewerOf } from '../../shared/access/viewer.ts';
import { sharedRights } from '../../shared/conventions/standing.ts';
import type { Feed } from '../../shared/feeds/schema.ts';
import { ringKey } from '../../shared/recordings/ringKey.ts';
import { begin } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { spanOf } from '../language/moment.ts';
import { send, useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { Button } from '../ui/Button.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { momentWritten } from './moment.ts';
import { camerasInOrder, grantStanding, rightsSaid } from './names.ts';

/** Each camera with its law in a line; the one chosen with what may be done about it. */
export function Cameras({ first }: { first: string | undefined }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const now = useMinute();
  const [chosen, setChosen] = useState(first);
  const at = new Date(now).toISOString();
  const feeds = camerasInOrder(room.feeds, language);
  if (feeds.length === 0) return <p className="older">{say('images.noCamera')}</p>;
  return (
    <ul className="law-cameras">
      {feeds.map(feed => {
        const shared = sharedRights(room, feed, at);
        const ring = room.rings[ringKey(feed.id)];
        const dark = darkOf(feed, now);
        const grants = Object.values(feed.grants).filter(grant => grantStanding(grant, now) === 'holds').length;
        const open = chosen === feed.id;
        return (
          <li key={feed.id} className={open ? 'current' : undefined}>
            <button type="button" aria-expanded={open} onClick={() => setChosen(open ? undefined : feed.id)}>
              <StateShape
                name={dark ? 'half' : shared ? 'tick' : 'ring'}
                tone={dark ? 'severe' : shared ? 'done' : 'stale'}
              />
              <span className="what">
                <b>{read(feed.name, language)}</b>
                <span className="older">
                  {read(feed.owner, language)} · {say(`feed.regime.${feed.regime}`)}
                </span>
              </span>
              <span>{shared ? say('images.shared', { rights: rightsSaid(shared, say) }) : say('images.unshared')}</span>
              <span className="older">
                {ring && !ring.stopped
                  ? say('images.ringIs', { span: spanOf(ring.seconds * 1000, language) })
                  : say('images.noRing')}
                {grants > 0 && ` · ${say('images.granted', { n: grants })}`}
                {dark && (
                  <b className="severe">
                    {' · '}
                    {dark.until ? say('images.darkUntil', { at: momentWritten(dark.until) }) : say('images.dark')}
                  </b>
                )}
              </span>
            </button>
            {open && <Acts feed={feed} />}
          </li>
        );
      })}
    </ul>
  );
}

const darkOf = (feed: Feed, now: number) =>
  Object.values(feed.blackouts ?? {}).find(
    ({ from, until }) => Date.parse(from) <= now && (until === undefined || now < Date.parse(until)),
  );

function Acts({ feed }: { feed: Feed }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const mandates = useRoom(store => store.me?.mandates ?? NOBODY);
  const now = useMinute();
  const form = (name: string, more = '') => begin({ kind: 'form', form: name, about: `${feed.id}${more}` });
  const ring = room.rings[ringKey(feed.id)];
  const recorded = ring !== undefined && !ring.stopped;
  const dark = darkOf(feed, now);
  const keys = Object.values(room.streamKeys).filter(
    key => key.feed === feed.id && !key.revoked && Date.parse(key.expiresAt) > now,
  );
  const may = {
    grant: useMay('feed.grant'),
    ring: useMay('recording.set-ring'),
    dark: useMay('feed.black-out'),
    key: useMay('stream.allow-sender') || viewerOf(mandates).whole,
    bind: useMay('drone.bind'),
    retire: useMay('feed.retire'),
  };
  return (
    <section className="law-acts" aria-label={say('images.acts')}>
      <p>
        {may.grant && (
          <Button rank="link" onClick={() => form('images.grant')}>
            {say('images.grant')}
          </Button>
        )}
        {may.ring && (
          <Button rank="link" onClick={() => form('images.ring')}>
            {say('images.ring')}
          </Button>
        )}
        {may.ring && recorded && (
          <Button rank="link" onClick={() => form('images.reason', ' stop-ring')}>
            {say('images.stopRing')}
          </Button>
        )}
        {may.dark && !dark && (
          <Button rank="link" onClick={() => form('images.blackOut')}>
            {say('images.blackOut')}
          </Button>
        )}
        {may.dark && dark && (
          <Button rank="link" onClick={() => void send('feed.show-again', { feed: feed.id, blackout: dark.id })}>
            {say('images.showAgain')}
          </Button>
        )}
        {may.key && (
          <Button rank="link" onClick={() => form('images.key')}>
            {say('images.key')}
          </Button>
        )}
        {may.bind && (
          <Button rank="link" onClick={() => form('images.bind')}>
            {say('images.bind')}
          </Button>
        )}
        {may.retire && (
          <Button rank="link" onClick={() => form('images.reason', ' retire')}>
            {say('images.retire')}
          </Button>
        )}
      </p>
      {keys.length > 0 && (
        <ul aria-label={say('images.keys', { n: keys.length })}>
          {keys.map(key => (
            <li key={key.id}>
              <span>
                {say('images.keyLine', {
                  ...{ use: say(`images.key.${key.use}`), who: read(key.holder, language) },
                  at: momentWritten(key.expiresAt),
                })}
              </span>
              <Button rank="link" onClick={() => void send('stream.revoke', { key: key.id })}>
                {say('images.revoke')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
const NOBODY = [] as const;
