import { create } from 'zustand';

/** How loud a matter is, from a line that may wait to a person who must act now. */
export type Motif = 'minor' | 'moderate' | 'severe' | 'extreme';

/** One note: frequency in Hz, start and length in seconds. */
export interface Note {
  readonly hertz: number;
  readonly at: number;
  readonly lasts: number;
}

/** One family: the same falling fourth on A, said once, twice, thrice, and thrice again a fifth higher. */
const [LOW, HIGH, TOP] = [440, 587.33, 880];
const STEP = 0.14;

/**
 * The motif of a severity. The more severe, the more often the same figure is said, never the louder; the gravest
 * also climbs, so that it is known without counting.
 */
export function notesOf(motif: Motif): readonly Note[] {
  const figure: readonly number[] = {
    minor: [HIGH],
    moderate: [HIGH, LOW],
    severe: [HIGH, LOW, HIGH, LOW],
    extreme: [HIGH, LOW, HIGH, LOW, TOP, HIGH],
  }[motif];
  return figure.map((hertz, i) => ({ hertz, at: i * STEP, lasts: STEP * 0.9 }));
}

const KEY = 'belfry.sound';
interface Sound {
  readonly muted: boolean;
  /** The browser holds sound back until a person has pressed something. */
  readonly waits: boolean;
}
export const useSound = create<Sound>(() => ({ muted: localStorage.getItem(KEY) === 'off', waits: false }));

/** Mutes or restores the sounds on this device. */
export function switchSound(): void {
  const muted = !useSound.getState().muted;
  localStorage.setItem(KEY, muted ? 'off' : 'on');
  useSound.setState({ muted });
  if (!muted) play('minor');
}

let context: AudioContext | undefined;

/** Plays a motif, unless muted. Where the browser does not allow sound yet it stays silent and says so. */
export function play(motif: Motif): void {
  if (useSound.getState().muted || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  const playing = context;
  if (playing.state === 'suspended') {
    useSound.setState({ waits: true });
    const wake = () => {
      removeEventListener('pointerdown', wake);
      removeEventListener('keydown', wake);
      void playing.resume().then(() => useSound.setState({ waits: false }));
    };
    addEventListener('pointerdown', wake);
    addEventListener('keydown', wake);
    void playing.resume().then(() => useSound.setState({ waits: false }));
  }
  const start = playing.currentTime + 0.02;
  for (const { hertz, at, lasts } of notesOf(motif)) sing(playing, hertz, start + at, lasts);
}

/** A soft attack and a decay: heard in a room, not a click. */
function sing(playing: AudioContext, hertz: number, from: number, lasts: number): void {
  const tone = playing.createOscillator();
  const volume = playing.createGain();
  tone.type = 'triangle';
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(0.25, from + 0.012);
  volume.gain.exponentialRampToValueAtTime(0.001, from + lasts);
  tone.connect(volume).connect(playing.destination);
  tone.start(from);
  tone.stop(from + lasts);
}
