/**
 * full: needs a person now · half: degraded · open: attention · tick: done · dot: live · ring: absent, not now · cross:
 * lost · slash: refused · shut: withheld · dash: nobody sends.
 */
export type ShapeName = 'full' | 'half' | 'open' | 'tick' | 'dot' | 'ring' | 'cross' | 'slash' | 'shut' | 'dash';
export type ShapeTone = 'needs-you' | 'severe' | 'moderate' | 'done' | 'exercise' | 'older' | 'stale';

const drawings: Readonly<Record<ShapeName, React.ReactNode>> = {
  full: <path className="fill" d="M8 1 15.5 14.5H.5Z" />,
  half: (
    <>
      <circle className="line" cx="8" cy="8" r="6.5" />
      <path className="fill" d="M1.5 8h13a6.5 6.5 0 0 1-13 0Z" />
    </>
  ),
  open: <path className="line" d="M8 2 14 8 8 14 2 8Z" />,
  tick: <path className="line" d="M2.5 8.5 6.5 12.5 13.5 3.5" />,
  dot: <circle className="fill" cx="8" cy="8" r="4.5" />,
  ring: <circle className="line" cx="8" cy="8" r="5" />,
  cross: <path className="line" d="M3 3 13 13M13 3 3 13" />,
  slash: (
    <>
      <circle className="line" cx="8" cy="8" r="6" />
      <path className="line" d="M3.8 12.2 12.2 3.8" />
    </>
  ),
  shut: (
    <>
      <path className="line" d="M2.5 3h11v10h-11Z" />
      <path className="line" d="M2.5 6.4h11M2.5 9.6h11" />
    </>
  ),
  dash: <path className="line" d="M2 8h12" />,
};

/** The state of a thing, by shape before colour. Without a label it is decoration beside words. */
export function StateShape({ name, tone, label }: { name: ShapeName; tone?: ShapeTone | undefined; label?: string }) {
  return (
    <svg
      className={tone ? `state ${tone}` : 'state'}
      viewBox="0 0 16 16"
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
    >
      {drawings[name]}
    </svg>
  );
}
