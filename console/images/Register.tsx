import { useState } from 'react';
import type { AccessKind } from '../../shared/imageAccess/schema.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { secondOf } from '../language/moment.ts';
import { whenOf } from '../phases/when.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { functionName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { momentWritten } from './moment.ts';
import { camerasInOrder } from './names.ts';

const KINDS: readonly AccessKind[] = ['look', 'replay', 'snapshot', 'export', 'ptz', 'consultation'];
interface Row {
  readonly position: number;
  readonly kind: AccessKind;
  readonly from: string;
  readonly to: string | null;
  readonly personName: string;
  readonly function: string | null;
  readonly camera: string | null;
  readonly cameraName: string | null;
  readonly incidentTitle: string | null;
  readonly purpose: string | null;
  readonly basis: string | null;
  readonly prosecutorRef: string | null;
  readonly reason: string | null;
}
interface Page {
  readonly journal: { readonly upTo: number; readonly hash: string };
  readonly entries: readonly Row[];
  readonly next?: number;
}
interface Asked {
  readonly kind: AccessKind | '';
  readonly person: string;
  readonly feed: string;
  readonly since: string;
}
const NOTHING: Asked = { kind: '', person: '', feed: '', since: '' };

/** The register of looks: asked for by a press, since each reading is a line of it. */
export function Register() {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const [asked, setAsked] = useState(NOTHING);
  const [pages, setPages] = useState<readonly Page[]>([]);
  const [failure, setFailure] = useState<string>();
  const since = asked.since.trim() === '' ? undefined : whenOf(asked.since, serverNow(), 'past');
  const wrong = asked.since.trim() !== '' && since === undefined;
  const query = (more: Readonly<Record<string, string>>) => {
    const { kind, person, feed } = asked;
    const said = { kind, person, feed, from: since ?? '', ...more };
    return new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''));
  };
  const consult = async (before?: number) => {
    setFailure(undefined);
    const more = before === undefined ? {} : { before: String(before) };
    const answer = await fetch(`/api/image-access?${query({ limit: '100', ...more })}`, {
      headers: { accept: 'application/json', 'accept-language': language },
    }).catch(() => undefined);
    const body = await answer?.json().catch(() => undefined);
    if (!answer?.ok || !body) return setFailure(body?.error?.message ?? say('images.noAnswer'));
    setPages(before === undefined ? [body as Page] : [...pages, body as Page]);
  };
  const people = Object.values(room.people).sort((a, b) => a.name.localeCompare(b.name, language));
  const last = pages.at(-1);
  return (
    <div className="law-register">
      <form
        onSubmit={event => {
          event.preventDefault();
          if (!wrong) void consult();
        }}
      >
        <Field label={say('images.kind')}>
          {control => (
            <select
              {...control}
              value={asked.kind}
              onChange={event => setAsked({ ...asked, kind: event.target.value as Asked['kind'] })}
            >
              <option value="">{say('images.kind.all')}</option>
              {KINDS.map(kind => (
                <option key={kind} value={kind}>
                  {say(`images.kind.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={say('images.person')}>
          {control => (
            <select {...control} value={asked.person} onChange={e => setAsked({ ...asked, person: e.target.value })}>
              <option value="">{say('images.anybody')}</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={say('images.camera')}>
          {control => (
            <select {...control} value={asked.feed} onChange={e => setAsked({ ...asked, feed: e.target.value })}>
              <option value="">{say('images.anyCamera')}</option>
              {camerasInOrder(room.feeds, language).map(feed => (
                <option key={feed.id} value={feed.id}>
                  {read(feed.name, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label={say('images.since')}
          hint={say('images.untilHint')}
          error={wrong ? say('images.badMoment') : undefined}
        >
          {control => (
            <input
              {...control}
              className="n"
              value={asked.since}
              onChange={event => setAsked({ ...asked, since: event.target.value })}
            />
          )}
        </Field>
        <Button rank="primary" type="submit">
          {say('images.consult')}
        </Button>
      </form>
      <p className="hint">{say('images.consultWhy')}</p>
      {failure && <p role="alert">{failure}</p>}
      {last && (
        <>
          <p className="older law-chain">
            <span>
              {say('images.chain', {
                ...{ n: pages[0]!.journal.upTo, hash: `${pages[0]!.journal.hash.slice(0, 16)}…` },
              })}
            </span>
            <a href={`/api/image-access?${query({ format: 'csv' })}`} download="images.csv">
              {say('images.csv')}
            </a>
            <a href={`/api/image-access?${query({ format: 'jsonl' })}`} download="images.jsonl">
              {say('images.jsonl')}
            </a>
          </p>
          <Lines rows={pages.flatMap(({ entries }) => entries)} />
          {last.next !== undefined && (
            <Button rank="link" onClick={() => void consult(last.next)}>
              {say('images.more')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

/** What a consultation asked for; the whole register on a screen is nothing to be said. */
const askedFor = ({ kind, reason }: Row): string | undefined =>
  (kind === 'consultation' ? reason?.replace(/\bformat=json\b[ ,·]*/, '') : reason) || undefined;

function Lines({ rows }: { rows: readonly Row[] }) {
  const { say, language } = useLanguage();
  if (rows.length === 0) return <p className="older">{say('images.nothing')}</p>;
  return (
    <table className="law-table">
      <thead>
        <tr>
          <th scope="col">{say('images.when')}</th>
          <th scope="col">{say('images.kind')}</th>
          <th scope="col">{say('images.person')}</th>
          <th scope="col">{say('images.camera')}</th>
          <th scope="col">{say('images.why')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={`${row.position} ${row.camera ?? ''}`}>
            <td className="n">
              {momentWritten(row.from)}
              {row.to === null ? (
                <span className="severe"> {say('images.lasts')}</span>
              ) : (
                row.to !== row.from && ` – ${secondOf(row.to)}`
              )}
            </td>
            <td>{say(`images.kind.${row.kind}`)}</td>
            <td>
              {row.personName}
              {row.function && <span className="older"> {functionName(row.function, language)}</span>}
            </td>
            <td>{row.cameraName ?? '–'}</td>
            <td>
              {[row.purpose, row.basis, row.prosecutorRef, askedFor(row)].filter(Boolean).join(' · ') ||
                (row.incidentTitle ?? '–')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
