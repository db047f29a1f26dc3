import { useLanguage } from '../language/Language.tsx';
import { type ShapeName, type ShapeTone, StateShape } from './StateShape.tsx';
import type { Severity } from './symbols.ts';

const marks: Readonly<Record<Severity, { name: ShapeName; tone?: ShapeTone }>> = {
  extreme: { name: 'full', tone: 'needs-you' },
  severe: { name: 'half', tone: 'severe' },
  moderate: { name: 'open', tone: 'moderate' },
  minor: { name: 'ring', tone: 'older' },
  unknown: { name: 'ring', tone: 'stale' },
};

/** Severity as a shape; with `worded` the word stands beside it, else it is said to those who listen. */
export function SeverityMark({ severity, worded = false }: { severity: Severity; worded?: boolean }) {
  const { say } = useLanguage();
  const word = say(`incident.severity.${severity}`);
  const { name, tone } = marks[severity];
  if (!worded) return <StateShape name={name} tone={tone} label={word} />;
  return <b className={tone}>{word}</b>;
}
