import './perimeters.css';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Point } from '../../shared/geometry.ts';
import type { Checkpoint } from '../../shared/perimeters/schema.ts';
import { OneOf } from '../desk/Choices.tsx';
import { placePin, stepBack, useDesk } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { Panel, SendingState } from '../desk/Panel.tsx';
import { moved } from '../desk/payloads.ts';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { coordinatesOf } from '../language/measure.ts';
import { useRoom } from '../room/store.ts';
import { zoneFull } from '../situation/names.ts';
import { type Bilingual, BilingualField } from '../ui/BilingualField.tsx';
import { Button } from '../ui/Button.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { standingOf } from './standing.ts';

interface Placing {
  readonly id: string;
  readonly kind: Checkpoint['kind'];
  readonly name: Bilingual;
  readonly perimeter: string;
  readonly holder: string;
}
const KINDS: readonly Checkpoint['kind'][] = ['access', 'closed', 'ambulances', 'vehicles'];
/** Metres that an arrow moves the pin: as it is, with Shift, with Ctrl. */
const STEP = { plain: 20, fine: 2, coarse: 200 } as const;
const ARROWS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
};
const PATHS = ['kind', 'name', 'point', 'perimeter', 'holder'];

/** Places a checkpoint or a parking: its pin stands on the map at once, arrows move it, Enter sends. */
export default function PlaceCheckpoint({ incident: id }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const pin = useDesk(desk => desk.pin);
  const incident = id === undefined ? undefined : room.incidents[id];
  const standing = incident ? standingOf(room, incident.id) : [];
  const form = `place-checkpoint ${id ?? ''}`;
  const [draft, change] = useDraft<Placing>(form, () => ({
    id: crypto.randomUUID(),
    kind: 'access',
    name: { fr: '', nl: '' },
    perimeter: standing.find(p => p.zone === 'orange')?.id ?? standing[0]?.id ?? '',
    holder: '',
  }));
  const { sending, failure, submit } = useSending();
  const start = incident?.point;
  useEffect(() => {
    const { pin: placed, centre } = useDesk.getState();
    if (!placed) placePin(start ?? centre);
  }, [start]);
  if (!incident) return null;
  const place = async () => {
    if (!pin) return;
    const { kind, name, perimeter, holder } = draft;
    const data = {
      ...{ checkpoint: draft.id, incident: incident.id, kind, name, point: pin },
      ...(perimeter ? { perimeter } : {}),
      ...(holder ? { holder: { kind: 'zone' as const, id: holder } } : {}),
    };
    if (await submit('checkpoint.place', data, form)) stepBack();
  };
  return (
    <Panel
      title={say('checkpoint.place')}
      onSubmit={() => void place()}
      actions={
        <Button rank="primary" type="submit" aria-disabled={!pin} disabled={sending.state === 'sending'}>
          {say('checkpoint.place')}
        </Button>
      }
    >
      <SendingState sending={sending} paths={PATHS} />
      <PinHolder pin={pin} onPlace={() => void place()} />
      <OneOf
        label={say('checkpoint.kind')}
        options={KINDS.map(value => ({ value, label: say(`checkpoint.kind.${value}`) }))}
        value={draft.kind}
        onChange={kind => change({ kind })}
        error={errorFor('kind', failure)}
      />
      <BilingualField
        label={say('checkpoint.name')}
        value={draft.name}
        onChange={name => change({ name })}
        most={120}
        first={language === 'nl' ? 'nl' : 'fr'}
        errors={{ fr: errorFor('name.fr', failure), nl: errorFor('name.nl', failure) }}
      />
      <div className="pair">
        <Field label={say('checkpoint.perimeter')} error={errorFor('perimeter', failure)}>
          {control => (
            <select {...control} value={draft.perimeter} onChange={event => change({ perimeter: event.target.value })}>
              <option value="">{say('checkpoint.none')}</option>
              {standing.map(p => (
                <option key={p.id} value={p.id}>
                  {say(`perimeter.short.${p.zone}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={say('perimeter.holder')} error={errorFor('holder', failure)}>
          {control => (
            <select {...control} value={draft.holder} onChange={event => change({ holder: event.target.value })}>
              <option value="">D3</option>
              {incident.sight.zones.map(zone => (
                <option key={zone} value={zone}>
                  {zoneFull(zone, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </Panel>
  );
}

/** The pin as the keyboard holds it. */
function PinHolder({ pin, onPlace }: { pin: Point | undefined; onPlace: () => void }) {
  const { say, language } = useLanguage();
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => holder.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (arrow && pin) {
      const metres = event.shiftKey ? STEP.fine : event.ctrlKey ? STEP.coarse : STEP.plain;
      placePin(moved(pin, arrow[0] * metres, arrow[1] * metres));
    } else if (event.key === 'Enter') onPlace();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={holder}
      className="pin-holder"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is a control: the arrows move the pin
      tabIndex={0}
      aria-label={`${say('desk.pinAt')}. ${say('checkpoint.pinKeys')}`}
      onKeyDown={onKeyDown}
    >
      <b className="n">{pin ? coordinatesOf(pin, language) : say('incident.noPoint')}</b>
      <span className="stale">{say('checkpoint.pinKeys')}</span>
    </div>
  );
}
