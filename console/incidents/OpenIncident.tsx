import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Point } from '../../shared/geometry.ts';
import { OneOf } from '../desk/Choices.tsx';
import { placePin, stepBack, takeInHand, useDesk } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { Panel, SendingState } from '../desk/Panel.tsx';
import { moved, newIncident, openIncidentData, SEVERITIES } from '../desk/payloads.ts';
import { useLanguage } from '../language/Language.tsx';
import { coordinatesOf } from '../language/measure.ts';
import { communeFull } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { SeverityMark } from '../ui/SeverityMark.tsx';
import { CategoryAndKind, incidentPaths } from './IncidentFields.tsx';
import { locatePin, type PinPlace } from './nearBorder.ts';

/** Metres that an arrow moves the pin: as it is, with Shift, with Ctrl. */
const STEP = { plain: 20, fine: 2, coarse: 200 } as const;
const ARROWS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
};

/** A new incident: its pin is already on the map; arrows move it, digits say how grave, Enter opens. */
export function OpenIncident() {
  const { say } = useLanguage();
  const pin = useDesk(desk => desk.pin);
  const [draft, change] = useDraft('open-incident', () => newIncident(crypto.randomUUID(), ''));
  const { sending, failure, submit } = useSending();
  const place = usePinPlace(pin);
  const { confirmed } = draft;
  // A commune that was chosen for another pin is no answer for this one.
  const chosen = confirmed && place?.choose.includes(confirmed) ? confirmed : undefined;

  const open = async () => {
    const data = openIncidentData({ ...draft, confirmed: chosen }, pin);
    if (!(await submit('incident.open', data, 'open-incident'))) return;
    stepBack();
    takeInHand(draft.id, pin);
  };
  return (
    <Panel
      title={say('desk.newIncident')}
      onSubmit={() => void open()}
      actions={
        <Button rank="primary" type="submit" shortcut="Enter" disabled={sending.state === 'sending'}>
          {say('incident.open')}
        </Button>
      }
    >
      <SendingState sending={sending} paths={incidentPaths} />
      <Pin pin={pin} place={place} onSeverity={severity => change({ severity })} onOpen={() => void open()} />
      {place && place.choose.length > 0 && (
        <OneOf
          label={say('incident.nearBorder')}
          options={[
            { value: '', label: say('desk.asOnMap') },
            ...place.choose.map(nis => ({ value: nis, label: <Commune nis={nis} /> })),
          ]}
          value={chosen ?? ''}
          onChange={nis => change({ confirmed: nis || undefined })}
        />
      )}
      <OneOf
        label={say('incident.severity')}
        options={SEVERITIES.map((value, i) => ({
          value,
          key: String(i + 1),
          label: <SeverityMark severity={value} worded />,
        }))}
        value={draft.severity}
        onChange={severity => change({ severity })}
        error={errorFor('severity', failure)}
      />
      <Field label={say('incident.title')} error={errorFor('title', failure)}>
        {control => (
          <input {...control} value={draft.title} onChange={event => change({ title: event.target.value })} />
        )}
      </Field>
      <CategoryAndKind draft={draft} change={change} />
      <Field label={say('incident.text')} optional error={errorFor('text', failure)}>
        {control => (
          <textarea {...control} rows={3} value={draft.text} onChange={event => change({ text: event.target.value })} />
        )}
      </Field>
    </Panel>
  );
}

function Commune({ nis }: { nis: string }) {
  const { language } = useLanguage();
  return communeFull(nis, language);
}

/** Where the pin lies, asked of the same locator as the server's each time the pin rests. */
function usePinPlace(pin: Point | undefined): PinPlace | undefined {
  const [place, setPlace] = useState<PinPlace>();
  useEffect(() => {
    let gone = false;
    if (pin) void locatePin(pin).then(found => !gone && setPlace(found));
    return () => {
      gone = true;
    };
  }, [pin]);
  return pin ? place : undefined;
}

interface PinProps {
  pin: Point | undefined;
  place: PinPlace | undefined;
  onSeverity: (severity: (typeof SEVERITIES)[number]) => void;
  onOpen: () => void;
}

/** The pin as the keyboard holds it: it has the focus first, so that arrows, digits and Enter work at once. */
function Pin({ pin, place, onSeverity, onOpen }: PinProps) {
  const { say, language } = useLanguage();
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => holder.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    const severity = SEVERITIES[Number(event.key) - 1];
    if (arrow && pin) {
      const metres = event.shiftKey ? STEP.fine : event.ctrlKey ? STEP.coarse : STEP.plain;
      placePin(moved(pin, arrow[0] * metres, arrow[1] * metres));
    } else if (severity && !event.altKey && !event.ctrlKey) onSeverity(severity);
    else if (event.key === 'Enter') onOpen();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const where = place?.communes.length
    ? place.communes.map(nis => communeFull(nis, language)).join(' · ')
    : say('desk.outside');
  return (
    <div
      ref={holder}
      className="pin-holder"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is a control: the arrows move the pin
      tabIndex={0}
      aria-label={`${say('desk.pinAt')}. ${say('desk.pinKeys')}`}
      onKeyDown={onKeyDown}
    >
      <b>{pin && place ? where : say('incident.point')}</b>
      <span className="n older">{pin ? coordinatesOf(pin, language) : say('incident.noPoint')}</span>
      <span className="stale">{say('desk.pinKeys')}</span>
    </div>
  );
}
