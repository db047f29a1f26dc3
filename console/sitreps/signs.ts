import type { Mark, Step } from '../../shared/sitreps/content.ts';
import type { ShapeName, ShapeTone } from '../ui/StateShape.tsx';

/** The shape of a mark before its colour: filled for who must be called, half for what is late, open for what lacks. */
export function signOf(mark: Mark): { name: ShapeName; tone: ShapeTone } {
  switch (mark.kind) {
    case 'silent':
      return { name: 'full', tone: 'needs-you' };
    case 'stale':
      return { name: 'half', tone: mark.step === 'stale' ? 'severe' : 'moderate' };
    case 'conflict':
      return { name: 'half', tone: 'severe' };
    case 'untold':
    case 'vacant':
    case 'no-line':
      return { name: 'open', tone: 'moderate' };
  }
}
/** The text step of an age: it fades in three, and is never told by that alone. */
export const AGE_CLASS: Readonly<Record<Step, string>> = { fresh: '', older: 'older', stale: 'stale' };
