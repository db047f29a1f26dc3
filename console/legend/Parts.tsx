import { useState } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { Banner } from '../ui/Banner.tsx';
import { type Bilingual, BilingualField } from '../ui/BilingualField.tsx';
import { Button } from '../ui/Button.tsx';
import { CommandBox } from '../ui/CommandBox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Keycap } from '../ui/Keycap.tsx';
import { MapSymbol } from '../ui/MapSymbol.tsx';
import { Age, Due, Moment } from '../ui/Moment.tsx';
import { PhaseStrip, WallStrip } from '../ui/PhaseStrip.tsx';
import { ReceiptCells, ReceiptCount, ReceiptKey } from '../ui/ReceiptCells.tsx';
import { RegionInset } from '../ui/RegionInset.tsx';
import { ListHeading, Row } from '../ui/Row.tsx';
import type { CommuneReceipt } from '../ui/receipts.ts';
import type { CommuneShape } from '../ui/regionShape.ts';
import { SeverityMark } from '../ui/SeverityMark.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { type Picture, Tile } from '../ui/Tile.tsx';
import { Part } from './Signs.tsx';

/** The moment of the examples: the night of the visual target. */
export const NOW = '2026-11-24T01:31:07Z';
const at = (clock: string): string => `2026-11-24T0${Number(clock.slice(0, 2)) - 1}${clock.slice(2)}Z`;

/** Nineteen receipts as they stood seventeen minutes after the phase was declared. */
export const exampleReceipts = (names: Readonly<Record<string, string>>): CommuneReceipt[] =>
  Object.entries(names).map(([nis, name], place) => {
    const late = nis === '21016' || nis === '21008';
    return { nis, name, letter: late ? 'E' : (['A', 'L', 'R'] as const)[place % 3]!, late };
  });

export function Bands() {
  const { say } = useLanguage();
  return (
    <div className="bands">
      <Banner kind="demonstration" title={say('room.demonstration')}>
        {say('room.demonstrationWhy')}
      </Banner>
      <Banner kind="exercise" title={say('room.exerciseBanner')} end={say('room.exerciseBanner')}>
        {say('room.exerciseWhy')}
      </Banner>
      <Banner
        kind="past"
        title={say('room.pastBanner')}
        end={
          <>
            {say('room.backToLive')} <Keycap>L</Keycap>
          </>
        }
      >
        {say('room.pastReadOnly')}
      </Banner>
      <Banner
        kind="lost"
        title={say('connection.lostSince', { at: '02:29:40' })}
        end={say('connection.queued', { n: 2 })}
      >
        {say('connection.kept', { at: '02:29:40' })}
      </Banner>
    </div>
  );
}

export function StripExample({ wall = false }: { wall?: boolean }) {
  const { say } = useLanguage();
  const props = {
    mode: 'live',
    policy: { level: 'provinciale', since: at('02:14:00'), communes: ['1210', '1000', '1030'] },
    operations: { since: at('02:21:15'), place: 'rue du Nord' },
    present: ['D1', 'D2', 'D3', 'D4'],
    now: NOW,
  } as const;
  return wall ? <WallStrip {...props} /> : <PhaseStrip {...props} person={`${say('session.operator')} M. Claes`} />;
}

export function Lists() {
  const { say } = useLanguage();
  const [current, setCurrent] = useState('smoke');
  const act = (word: string, key: string) => (
    <Button rank="link" shortcut={key}>
      {word}
    </Button>
  );
  return (
    <div className="list">
      <CommandExample />
      <ListHeading asking count={2}>
        {say('room.needsYou')}
      </ListHeading>
      <ul>
        <Row
          asking
          urgent
          sign={<StateShape name="full" />}
          title={`STIB – MIVB ${say('receipt.silent')}`}
          figure={<Age from={at('02:14:06')} now={NOW} />}
          under={say('feed.reason.timed-out')}
          action={act(say('disposition.call-me'), 'Alt 1')}
        />
        <Row
          asking
          sign={<StateShape name="half" tone="severe" />}
          title={say('alert.toApprove')}
          figure={<Due at={at('02:45:00')} now={NOW} />}
          under={say('alert.secondPerson')}
          action={act(say('alert.readAndApprove'), 'Alt 2')}
        />
      </ul>
      <ListHeading count={2}>{say('room.incidents')}</ListHeading>
      <ul>
        {(['smoke', 'gas'] as const).map(glyph => (
          <Row
            key={glyph}
            current={current === glyph}
            changed={glyph === 'gas'}
            onPick={() => setCurrent(glyph)}
            sign={
              <MapSymbol
                frame="incident"
                glyph={glyph}
                size={22}
                {...(glyph === 'smoke' ? { fill: 'half', tone: 'severe' } : { fill: 'open', tone: 'moderate' })}
              />
            }
            title={say(`incident.category.${glyph}`)}
            figure={<Age from={at(glyph === 'smoke' ? '02:10:12' : '01:22:50')} now={NOW} />}
            under={
              <>
                <SeverityMark severity={glyph === 'smoke' ? 'severe' : 'moderate'} worded /> ·{' '}
                <span className="n">1210</span>
              </>
            }
          />
        ))}
      </ul>
    </div>
  );
}

function CommandExample() {
  const { say } = useLanguage();
  const [text, setText] = useState('');
  const all = [
    { id: 'open', title: say('incident.openNamed', { title: text }), shortcut: 'Enter' },
    { id: 'log', title: say('log.write'), under: text },
  ];
  return (
    <CommandBox
      text={text}
      onText={setText}
      suggestions={all}
      onChoose={() => setText('')}
      placeholder={say('command.prompt')}
      shortcut="Ctrl K"
    />
  );
}

export function Forms() {
  const { say } = useLanguage();
  const [open, setOpen] = useState(false);
  const [headline, setHeadline] = useState<Bilingual>({ fr: 'Mise à l’abri, Madou', nl: '' });
  const [tab, setTab] = useState<'log' | 'tasks'>('log');
  return (
    <div className="forms">
      <Tabs
        label={say('incident.one')}
        current={tab}
        onChange={setTab}
        tabs={[
          { name: 'log', label: say('room.log') },
          { name: 'tasks', label: say('room.tasks'), count: 4 },
        ]}
      >
        <p className="older">
          <Moment at={NOW} form="second" /> {say(tab === 'log' ? 'log.entry' : 'room.empty')}
        </p>
      </Tabs>
      <BilingualField
        label={say('alert.headline')}
        value={headline}
        onChange={setHeadline}
        most={200}
        errors={headline.nl === '' ? { nl: say('alert.bothLanguages') } : {}}
      />
      <Field label={say('perimeter.reason')} optional hint={say('perimeter.circle')}>
        {control => <input {...control} />}
      </Field>
      <p className="buttons">
        <Button rank="grave">{say('alert.issueTo', { n: 3 })}</Button>
        <Button rank="primary">{say('alert.draft')}</Button>
        <Button onClick={() => setOpen(true)}>{say('perimeter.draw')}</Button>
        <Button disabled>{say('alert.approve')}</Button>
      </p>
      {open && (
        <Dialog title={say('perimeter.draw')} onClose={() => setOpen(false)}>
          <p>{say('incident.pinHelp')}</p>
        </Dialog>
      )}
    </div>
  );
}

const pictures: readonly Picture[] = [
  { state: 'connecting', reason: 'timed-out', retryAt: at('02:31:12') },
  { state: 'live', delay: 1_240, ailing: 'late' },
  { state: 'stale', since: at('02:30:55') },
  { state: 'lost', since: at('02:28:10'), reason: 'address-unreachable', retryAt: at('02:31:20') },
  { state: 'sleeping' },
  { state: 'silent', since: at('02:20:40') },
];

export function Tiles({ form }: { form?: 'caption' | 'line' }) {
  const { say } = useLanguage();
  const refused: Picture = { state: 'refused', why: say('error.forbidden'), law: say('feed.regime.police') };
  return (
    <div className="tiles">
      {[...pictures, refused].map((picture, place) => (
        <Tile
          key={picture.state}
          number={place + 1}
          name="Madou"
          owner={say('room.policeZone', { code: '5344' })}
          picture={picture}
          now={NOW}
          {...(form && { form })}
          action={picture.state === 'refused' && <Button rank="link">{say('feed.askGrant', { who: 'D3' })}</Button>}
        />
      ))}
    </div>
  );
}

export function Receipts({
  receipts,
  shapes,
}: {
  receipts: readonly CommuneReceipt[];
  shapes: readonly CommuneShape[];
}) {
  return (
    <Part title="receipt.many">
      <p>
        <ReceiptCount receipts={receipts} />
      </p>
      <ReceiptCells receipts={receipts} />
      <ReceiptKey receipts={receipts} />
      {shapes.length > 0 && <RegionInset shapes={shapes} receipts={receipts} />}
    </Part>
  );
}

export function Ages() {
  const { say } = useLanguage();
  return (
    <Part title="legend.ages">
      <ul className="shapes">
        {(['fresh', 'older', 'stale'] as const).map((step, place) => (
          <li key={step} className={step === 'fresh' ? undefined : step}>
            <span>
              <b>42</b> · <Age from={at(['02:28:00', '02:23:00', '02:18:00'][place]!)} now={NOW} rhythm={6 * 60_000} />
              <br />
              {say(`time.${step}`)}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
