import { type FormEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Feed } from '../../shared/feeds/schema.ts';
import type { PtzAbilities } from '../../shared/ptz/signals.ts';
import { useMay, useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { Button } from '../ui/Button.tsx';
import { Keycap } from '../ui/Keycap.tsx';
import { STILL, type Steering, steeringKey, type Vector, vectorOf, vectorOfDrag } from './steering.ts';

interface Props {
  feed: Feed;
  steering: Steering;
  /** Undefined until the camera has said what it can do. */
  abilities: PtzAbilities | undefined;
}
/** A wheel that rests so long has stopped zooming, ms. */
const WHEEL_MS = 250;
/** A button pressed by key moves for so long, ms. */
const PULSE_MS = 300;

/** The hand: keys, the picture itself under the pointer, six buttons for whoever cannot drag, and the places by name. */
export function PtzControls({ feed, steering, abilities }: Props) {
  const { say, language } = useLanguage();
  const presets = abilities?.presets ?? [];
  const mayName = useMay('ptz.name-preset');
  const { turns = true, zooms = true } = abilities ?? {};
  const moves = MOVES.filter(({ vector }) => (vector.zoom === 0 ? turns : zooms));
  useKeys(
    steering,
    presets.map(({ id }) => id),
  );
  const nameOf = (id: string, name: string) => (feed.presets?.[id] ? read(feed.presets[id], language) : name);
  return (
    <>
      <Pad steering={steering} />
      <fieldset className="ptz-hand" aria-label={say('ptz.move')}>
        {moves.map(({ key, sign, vector }) => (
          <HoldButton key={key} steering={steering} vector={vector} label={say(`ptz.${key}`)} sign={sign} />
        ))}
      </fieldset>
      {presets.length > 0 && (
        <ul className="ptz-presets" aria-label={say('ptz.presets')}>
          {presets.map(({ id, name }, place) => (
            <li key={id}>
              <button type="button" onClick={() => steering.go(id)}>
                {place < 9 && <Keycap>{String(place + 1)}</Keycap>}
                {nameOf(id, name)}
              </button>
              {mayName && <NamePreset feed={feed} preset={id} name={nameOf(id, name)} />}
            </li>
          ))}
        </ul>
      )}
      <p className="older ptz-keys">
        {[
          turns && say('ptz.keys.turn'),
          zooms && say('ptz.keys.zoom'),
          presets.length > 0 && say('ptz.keys.places'),
          say('ptz.keys.leave'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}

/** What a place of the camera is called here, in both languages: the camera itself knows one name at most. */
function NamePreset({ feed, preset, name }: { feed: Feed; preset: string; name: string }) {
  const { say } = useLanguage();
  const [naming, setNaming] = useState(false);
  const known = feed.presets?.[preset];
  const [words, setWords] = useState({ fr: known?.fr ?? name, nl: known?.nl ?? name });
  const { sending, submit } = useSending();
  if (!naming)
    return (
      <Button rank="link" aria-label={say('ptz.nameThis', { name })} onClick={() => setNaming(true)}>
        {say('ptz.name')}
      </Button>
    );
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (await submit('ptz.name-preset', { feed: feed.id, preset, name: { ...words } })) setNaming(false);
  };
  return (
    <form className="ptz-naming" onSubmit={event => void save(event)}>
      {(['fr', 'nl'] as const).map(language => (
        <label key={language}>
          <span>{say(language === 'fr' ? 'command.french' : 'command.dutch')}</span>
          <input
            lang={language}
            maxLength={60}
            value={words[language]}
            onChange={event => setWords({ ...words, [language]: event.target.value })}
          />
        </label>
      ))}
      <Button rank="plain" type="submit">
        {say('ptz.nameIt')}
      </Button>
      <SendingState sending={sending} paths={[]} />
    </form>
  );
}

const MOVES = [
  { key: 'left', sign: '←', vector: { x: -0.6, y: 0, zoom: 0 } },
  { key: 'up', sign: '↑', vector: { x: 0, y: 0.6, zoom: 0 } },
  { key: 'down', sign: '↓', vector: { x: 0, y: -0.6, zoom: 0 } },
  { key: 'right', sign: '→', vector: { x: 0.6, y: 0, zoom: 0 } },
  { key: 'in', sign: '+', vector: { x: 0, y: 0, zoom: 0.6 } },
  { key: 'out', sign: '−', vector: { x: 0, y: 0, zoom: -0.6 } },
] as const;

function HoldButton(props: { steering: Steering; vector: Vector; label: string; sign: string }) {
  const { steering, vector, label, sign } = props;
  const stop = () => steering.set(STILL);
  return (
    <button
      type="button"
      aria-label={label}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId);
        steering.set(vector);
      }}
      onPointerUp={stop}
      onPointerCancel={stop}
      onClick={event => {
        // By key there is no pointer to let go of.
        if (event.detail !== 0) return;
        steering.set(vector);
        setTimeout(stop, PULSE_MS);
      }}
    >
      <span aria-hidden>{sign}</span>
    </button>
  );
}

/** Keys steer wherever the focus is on the picture's page, but in a field. Escape is the page's own: it leaves. */
function useKeys(steering: Steering, presets: readonly string[]): void {
  const places = useRef(presets);
  places.current = presets;
  useEffect(() => {
    const held = new Set<string>();
    const isField = ({ target }: KeyboardEvent) =>
      target instanceof HTMLElement && target.matches('input, textarea, select');
    const down = (event: KeyboardEvent) => {
      if (isField(event) || event.altKey || event.ctrlKey || event.metaKey) return;
      const preset = /^[1-9]$/.test(event.key) ? places.current[Number(event.key) - 1] : undefined;
      if (preset) {
        event.preventDefault();
        return steering.go(preset);
      }
      const key = steeringKey(event.key);
      if (!key) return;
      event.preventDefault();
      held.add(key);
      steering.set(vectorOf(held));
    };
    const up = (event: KeyboardEvent) => {
      const key = steeringKey(event.key);
      if (key && held.delete(key)) steering.set(vectorOf(held));
    };
    // A window that lost the focus hears no key go up.
    const away = () => {
      held.clear();
      steering.set(STILL);
    };
    addEventListener('keydown', down);
    addEventListener('keyup', up);
    addEventListener('blur', away);
    return () => {
      removeEventListener('keydown', down);
      removeEventListener('keyup', up);
      removeEventListener('blur', away);
    };
  }, [steering]);
}

/** The picture under the pointer: a drag turns, the farther the faster; the wheel zooms. */
function Pad({ steering }: { steering: Steering }) {
  const pad = useRef<HTMLDivElement>(null);
  const from = useRef<{ x: number; y: number }>(undefined);
  useEffect(() => {
    const element = pad.current;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      steering.set({ x: 0, y: 0, zoom: event.deltaY < 0 ? 0.6 : -0.6 });
      clearTimeout(timer);
      timer = setTimeout(() => steering.set(STILL), WHEEL_MS);
    };
    // React listens passively to the wheel, and could not keep the page from scrolling.
    element?.addEventListener('wheel', wheel, { passive: false });
    return () => {
      clearTimeout(timer);
      element?.removeEventListener('wheel', wheel);
    };
  }, [steering]);
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!from.current) return;
    const { width, height } = event.currentTarget.getBoundingClientRect();
    steering.set(vectorOfDrag(event.clientX - from.current.x, event.clientY - from.current.y, width, height));
  };
  const end = () => {
    from.current = undefined;
    steering.set(STILL);
  };
  return (
    <div
      ref={pad}
      className="ptz-pad"
      aria-hidden
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={drag}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}
