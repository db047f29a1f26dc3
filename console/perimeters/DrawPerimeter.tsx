import './perimeters.css';
import { useEffect, useMemo, useState } from 'react';
import type { Point } from '../../shared/geometry.ts';
import type { Incident } from '../../shared/incidents/schema.ts';
import { letterOf } from '../../shared/perimeters/letter.ts';
import type { StickingOut } from '../../shared/perimeters/rings.ts';
import type { Perimeter } from '../../shared/perimeters/schema.ts';
import { areaOf as areaOfShape, axisOf } from '../../shared/perimeters/shapes.ts';
import { areaSquareKm } from '../../shared/territory/geodesy.ts';
import { OneOf } from '../desk/Choices.tsx';
import { clickArea, sketchRings, stepBack, useDesk } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { Panel, SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { areaOf } from '../language/measure.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { zoneFull } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { DecisionPart } from './DecisionPart.tsx';
import {
  commonOf,
  type Drawing,
  type DrawnRing,
  drawingName,
  drawingOf,
  type Gesture,
  newDrawing,
  ringsOf,
  sentRing,
  withGesture,
  withZone,
} from './drawing.ts';
import { Findings } from './Findings.tsx';
import { GestureFields } from './Gestures.tsx';
import { useReach } from './ground.ts';
import { type Informing, informData, useDeciders, useRecipients } from './informing.ts';
import { findingsOf, standingOf } from './standing.ts';
import { Touched } from './Touched.tsx';
import { ZoneLetter } from './ZoneLetter.tsx';

type Form = Drawing & Informing;
const ZONES = ['red', 'orange', 'yellow', 'rings', 'judicial'] as const;
const GESTURES: readonly Gesture[] = ['circle', 'sector', 'follows', 'map', 'typed'];
const PATHS = ['zone', 'area', 'shape', 'reason', 'until', 'despite', 'holder', 'inform.to', 'inform.decidedBy'];
const newId = () => crypto.randomUUID();

/**
 * Draws perimeters, or changes one that stands: by radius, as a plume, around what moves, on the map or by coordinates.
 * The map shows them at once, the panel says what they touch, what doctrine would have otherwise, and who will be told.
 */
export default function DrawPerimeter({
  incident,
  perimeter,
}: {
  incident: Incident;
  perimeter?: Perimeter | undefined;
}) {
  const { say, language } = useLanguage();
  const name = drawingName({ incident: incident.id, ...(perimeter ? { perimeter: perimeter.id } : {}) });
  const [form, change] = useDraft<Form>(name, () =>
    perimeter ? drawingOf(perimeter, newId) : newDrawing(newId, incident.point !== undefined),
  );
  const { sending, failure, submit } = useSending();
  const [unexplained, setUnexplained] = useState(false);
  const { rings, out, points } = useRings(form, incident, perimeter);
  const reach = useReach(rings.map(r => r.area));
  const deciders = useDeciders(reach?.communes ?? incident.communes, form.zone === 'judicial');
  const recipients = useRecipients(reach, language);
  const { mandate, how } = form;
  const until = commonOf(form, incident.id, serverNow()).until;
  const letter = letterOf({
    change: perimeter ? 'changed' : 'drawn',
    title: incident.title,
    reason: form.reason,
    rings,
    communes: reach?.communes ?? [],
    facilities: reach?.facilities,
    until: until && !Number.isNaN(Date.parse(until)) ? until : undefined,
  });

  const draw = async () => {
    const [first] = rings;
    if (!first) return;
    setUnexplained(out.length > 0 && !form.despite.trim());
    if (out.length > 0 && !form.despite.trim()) return;
    const inform = informData({ ...form, mandate, how }, letter, recipients, deciders);
    const proposer = inform?.decidedBy && deciders.others.find(m => m.id === inform.decidedBy?.mandate);
    const common = {
      ...commonOf(form, incident.id, serverNow()),
      ...(proposer?.function === 'dir-d1' ? { proposer: proposer.id } : {}),
      ...(inform ? { inform } : {}),
    };
    const sent =
      rings.length === 1
        ? await submit('perimeter.draw', { ...common, ...sentRing(first) }, name)
        : await submit('perimeter.draw-set', { ...common, rings: rings.map(sentRing) }, name);
    if (sent) stepBack();
  };
  const told = recipients.filter(({ value }) => !form.without?.includes(value)).length;
  const informs = form.inform && (deciders.self || deciders.others.length > 0) && told > 0;
  return (
    <Panel
      title={say(perimeter ? 'perimeter.change' : 'perimeter.draw')}
      onSubmit={() => void draw()}
      actions={
        <Button rank="primary" type="submit" aria-disabled={rings.length === 0} disabled={sending.state === 'sending'}>
          <DrawWords rings={rings} told={informs ? told : 0} />
        </Button>
      }
    >
      <SendingState sending={sending} paths={PATHS} />
      <p className="older">{read(incident.title, language)}</p>
      <OneOf
        label={say('perimeter.zone')}
        options={ZONES.filter(zone => !perimeter || zone === perimeter.zone).map(value => ({
          value,
          label: (
            <>
              <ZoneLetter zone={value} /> {say(`perimeter.short.${value}`)}
            </>
          ),
        }))}
        value={form.zone}
        onChange={zone => change(withZone(form, zone))}
        error={errorFor('zone', failure)}
      />
      <OneOf
        label={say('desk.shape')}
        options={GESTURES.filter(each => possible(each, form, incident.point)).map(value => ({
          value,
          label: say(`perimeter.gesture.${value}`),
        }))}
        value={form.gesture}
        onChange={gesture => {
          change(withGesture(form, gesture));
          clickArea(undefined);
        }}
        error={errorFor('area', failure)}
      />
      <GestureFields drawing={form} change={change} failure={failure} />
      <RingSizes rings={rings} />
      {reach ? <Touched {...reach} /> : rings.length > 0 && <p className="stale">{say('perimeter.touching')}</p>}
      <Findings out={out} points={points} />
      {out.length > 0 && (
        <Field
          label={say('perimeter.despite')}
          error={
            (unexplained && !form.despite.trim() ? say('perimeter.despiteNeeded') : undefined) ??
            errorFor('despite', failure)
          }
        >
          {control => (
            <input {...control} value={form.despite} onChange={event => change({ despite: event.target.value })} />
          )}
        </Field>
      )}
      <Field label={say('perimeter.reason')} error={errorFor('reason', failure)}>
        {control => (
          <input {...control} value={form.reason} onChange={event => change({ reason: event.target.value })} />
        )}
      </Field>
      <div className="pair">
        <Field label={say('perimeter.until')} optional hint={say('desk.timeHint')} error={errorFor('until', failure)}>
          {control => (
            <input
              {...control}
              className="n"
              value={form.until}
              onChange={event => change({ until: event.target.value })}
            />
          )}
        </Field>
        <Field label={say('perimeter.holder')}>
          {control => (
            <select {...control} value={form.holder} onChange={event => change({ holder: event.target.value })}>
              <option value="">D3</option>
              {(reach?.zones ?? incident.zones).map(zone => (
                <option key={zone} value={zone}>
                  {zoneFull(zone, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <DecisionPart {...{ informing: form, change, deciders, recipients, letter, failure }} />
    </Panel>
  );
}

/** Around the incident only where it has a point; several rings only where figures make them. */
const possible = (gesture: Gesture, { zone }: Drawing, point: Point | undefined): boolean =>
  (gesture === 'circle' || gesture === 'sector' ? point !== undefined : true) &&
  (zone !== 'rings' || gesture === 'circle' || gesture === 'sector' || gesture === 'follows');

/** The rings as the form has them now, shown on the map while the form is open; and what is not as doctrine has it. */
function useRings(form: Drawing, incident: Incident, perimeter: Perimeter | undefined) {
  const room = useRoom(store => store.room);
  const clicked = useDesk(desk => desk.clicked);
  const place = useRoom(store => {
    const track = store.tracks.get(form.track)?.track;
    return track ? `${track[1].toFixed(6)} ${track[2].toFixed(6)}` : '';
  });
  const { point } = incident;
  const standing = standingOf(room, incident.id);
  const { rings, out, points } = useMemo(() => {
    const followed = place ? (place.split(' ').map(Number) as Point) : undefined;
    const own = perimeter && !areaOfShape(perimeter.shape) ? perimeter.area : undefined;
    const drawn = ringsOf(form, { point, followed, clicked: clicked ?? own });
    const ids = new Set(drawn.map(r => r.perimeter));
    const others = standing.filter(({ id }) => !ids.has(id));
    return {
      rings: drawn,
      ...findingsOf(room, incident.id, [...others, ...drawn.map(r => ({ ...r, id: r.perimeter }))]),
    };
  }, [form, point, place, clicked, perimeter, standing, room, incident.id]);
  const key = JSON.stringify([rings, out]);
  useEffect(() => {
    const [drawn, found] = JSON.parse(key) as [DrawnRing[], (StickingOut & { part?: DrawnRing['area'] })[]];
    sketchRings({
      rings: drawn.map(({ zone, area, shape }) => ({
        ...{ zone, area },
        ...(shape.kind === 'sector' ? { axis: axisOf(shape) } : {}),
      })),
      out: found.flatMap(({ part }) => part ?? []),
      instead: drawn.map(r => r.perimeter),
    });
  }, [key]);
  return { rings, out, points };
}

/** How large each ring is, in the order red, orange, yellow. */
function RingSizes({ rings }: { rings: readonly DrawnRing[] }) {
  const { say, language } = useLanguage();
  if (rings.length === 0)
    return (
      <p className="n older" role="status">
        {say('desk.noArea')}
      </p>
    );
  return (
    <p className="ring-sizes n older" role="status">
      {rings.map(({ zone, area }) => (
        <span key={zone}>
          <ZoneLetter zone={zone} /> {areaOf(areaSquareKm(area) * 1e6, language)}
        </span>
      ))}
    </p>
  );
}

function DrawWords({ rings, told }: { rings: readonly DrawnRing[]; told: number }) {
  const { say } = useLanguage();
  const [first] = rings;
  const act =
    rings.length > 1 || !first
      ? say('perimeter.setMany', { n: Math.max(rings.length, 1) })
      : say('perimeter.setNamed', { zone: say(`perimeter.short.${first.zone}`) });
  return told > 0 ? `${act} · ${say('perimeter.andInform', { n: told })}` : act;
}
