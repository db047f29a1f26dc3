import { useLanguage } from '../language/Language.tsx';
import {
  type AgeStep,
  ageOf,
  ageStep,
  briefOf,
  clockOf,
  dateOf,
  dueOf,
  exactOf,
  minuteOf,
  secondOf,
} from '../language/moment.ts';

const forms = { minute: minuteOf, second: secondOf, clock: clockOf, date: dateOf, exact: exactOf } as const;

/** A moment in the form that the place asks for; exact on hover, machine-readable always. `at` is ISO 8601 UTC. */
export function Moment({ at, form = 'minute' }: { at: string; form?: keyof typeof forms }) {
  return (
    <time dateTime={at} title={exactOf(at)}>
      {forms[form](at)}
    </time>
  );
}

/** The time of day, with its day before it where that is not today. */
export function BriefMoment({ at, now }: { at: string; now: string | number }) {
  return (
    <time dateTime={at} title={exactOf(at)}>
      {briefOf(at, now)}
    </time>
  );
}

interface AgeProps {
  /** ISO 8601 UTC: when the fact was told. */
  from: string;
  now: string | number;
  /** Milliseconds in which the fact should be told again; absent where it has none and so never fades. */
  rhythm?: number;
}

export const ageClass: Readonly<Record<AgeStep, string | undefined>> = {
  fresh: undefined,
  older: 'older',
  stale: 'stale',
};

/** How old a fact is, fading in three steps by its own rhythm. */
export function Age({ from, now, rhythm }: AgeProps) {
  const { language } = useLanguage();
  const step = rhythm === undefined ? 'fresh' : ageStep(from, now, rhythm);
  return (
    <time className={ageClass[step]} dateTime={from} title={exactOf(from)}>
      {ageOf(from, now, language)}
    </time>
  );
}

/** How long until a due time; past it, how late. */
export function Due({ at, now }: { at: string; now: string | number }) {
  const { language } = useLanguage();
  const late = new Date(at).getTime() < new Date(now).getTime();
  return (
    <time className={late ? 'needs-you' : undefined} dateTime={at} title={exactOf(at)}>
      {dueOf(at, now, language)}
    </time>
  );
}
