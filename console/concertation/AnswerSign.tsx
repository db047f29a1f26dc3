import type { CellState } from './order.ts';

const SIGNS: Readonly<Record<CellState, React.ReactNode>> = {
  ok: <path className="line" d="M2.5 8.5 6.5 12.5 13.5 3.5" />,
  reserve: (
    <>
      <circle className="line" cx="8" cy="8" r="6" />
      <path className="fill" d="M8 2a6 6 0 0 0 0 12Z" />
    </>
  ),
  no: <path className="line" d="M3 3 13 13M13 3 3 13" />,
  silent: <path className="line" d="M2 8h12" />,
  waiting: <path className="line" d="M2 8h2.5M6.75 8h2.5M11.5 8H14" />,
};
const TONES: Readonly<Record<CellState, string>> = {
  ok: 'done',
  reserve: 'moderate',
  no: '',
  silent: 'severe',
  waiting: 'stale',
};

/** ✓ ok, ◐ reserve, ✗ no, – silent: told by its shape before its colour; the words stand beside it. */
export const AnswerSign = ({ state }: { state: CellState }) => (
  <svg className={`state answer-sign ${TONES[state]}`} viewBox="0 0 16 16" aria-hidden="true">
    {SIGNS[state]}
  </svg>
);
