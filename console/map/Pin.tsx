import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Point } from '../../shared/geometry.ts';
import { placePin, useDesk } from '../desk/deskState.ts';
import { locatePin, type PinPlace } from '../incidents/nearBorder.ts';
import { useLanguage } from '../language/Language.tsx';
import { communeFull } from '../situation/names.ts';
import { flightTime } from './useCamera.ts';

/** Part of the view that an arrow moves the pin, and with Shift. */
const STEP = { plain: 1 / 20, fine: 1 / 200 } as const;
/** A place is said when the pin rests, ms: not each step of a held key. */
const REST_MS = 300;
const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
};

/** The pin of what is placed, a new incident mostly: a crosshair that a click, a drag or the arrows on the map place. */
export function Pin({ map, pin }: { map: MapLibreMap; pin: Point }) {
  const { say } = useLanguage();
  // A checkpoint, a post, a plume are placed by the same pin.
  const opening = useDesk(desk => desk.task.kind === 'open-incident');
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const { x, y } = map.project([...pin]);
      element.current?.style.setProperty('transform', `translate(${x}px, ${y}px)`);
    };
    place();
    map.on('move', place);
    return () => void map.off('move', place);
  }, [map, pin]);
  useEffect(() => follow(map, pin), [map, pin]);
  useArrows(map);
  return (
    <div ref={element} className="map-pin" onPointerDown={event => drag(map, event)}>
      <svg viewBox="-20 -20 40 40" aria-hidden="true">
        <path className="halo" d="M0-18V-5M0 18V5M-18 0H-5M18 0H5M0-10a10 10 0 1 0 .01 0Z" />
        <path d="M0-18V-5M0 18V5M-18 0H-5M18 0H5M0-10a10 10 0 1 0 .01 0Z" />
        <path d="M0 0v.01" />
      </svg>
      <p>
        {say(opening ? 'map.pin' : 'map.here')} <PlaceUnder pin={pin} />
      </p>
    </div>
  );
}

/** The commune under the pin, for the eye and, when it rests, for the ear. */
function PlaceUnder({ pin }: { pin: Point }) {
  const { say, language } = useLanguage();
  const [place, setPlace] = useState<PinPlace>();
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => void locatePin(pin).then(found => !gone && setPlace(found)), REST_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [pin]);
  if (!place) return null;
  const names = place.communes.map(nis => communeFull(nis, language)).join(' · ');
  return (
    <b role="status" aria-live="polite">
      {names || say('desk.outside')}
    </b>
  );
}

/** A pin that leaves the view takes the view along. */
function follow(map: MapLibreMap, pin: Point): void {
  const { x, y } = map.project([...pin]);
  const { clientWidth, clientHeight } = map.getContainer();
  const edge = 24;
  if (x > edge && y > edge && x < clientWidth - edge && y < clientHeight - edge) return;
  map.easeTo({ center: [...pin], duration: flightTime() });
}

/** On the map the arrows move the pin instead of the map for as long as there is one; Enter goes back to the form. */
function useArrows(map: MapLibreMap): void {
  useEffect(() => {
    const canvas = map.getCanvas();
    const onKeyDown = (event: KeyboardEvent) => {
      const arrow = ARROWS[event.key];
      const { pin } = useDesk.getState();
      if (event.key === 'Enter') document.querySelector<HTMLElement>('.pin-holder')?.focus();
      else if (arrow && pin) placePin(stepped(map, pin, arrow, event.shiftKey ? STEP.fine : STEP.plain));
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    map.keyboard.disable();
    canvas.addEventListener('keydown', onKeyDown);
    return () => {
      map.keyboard.enable();
      canvas.removeEventListener('keydown', onKeyDown);
    };
  }, [map]);
}

function stepped(map: MapLibreMap, pin: Point, [right, down]: readonly [number, number], part: number): Point {
  const { clientWidth, clientHeight } = map.getContainer();
  const step = Math.min(clientWidth, clientHeight) * part;
  const { x, y } = map.project([...pin]);
  return pointAt(map, x + right * step, y + down * step);
}
function pointAt(map: MapLibreMap, x: number, y: number): Point {
  const { lng, lat } = map.unproject([x, y]);
  return [Number(lng.toFixed(6)), Number(lat.toFixed(6))];
}

/** Follows the pointer from press to release, wherever it goes. */
function drag(map: MapLibreMap, event: React.PointerEvent<HTMLElement>): void {
  const { left, top } = map.getContainer().getBoundingClientRect();
  const held = event.currentTarget;
  held.setPointerCapture(event.pointerId);
  const move = (to: PointerEvent) => placePin(pointAt(map, to.clientX - left, to.clientY - top));
  held.addEventListener('pointermove', move);
  held.addEventListener('lostpointercapture', () => held.removeEventListener('pointermove', move), { once: true });
}
