import './receipts.css';
import { useId, useMemo } from 'react';
import { useLanguage } from '../language/Language.tsx';
import type { CommuneReceipt } from './receipts.ts';
import { type CommuneShape, drawRegion, INSET_WIDTH } from './regionShape.ts';

interface Props {
  shapes: readonly CommuneShape[];
  receipts: readonly CommuneReceipt[];
  /** Desk pixels; follows the display. */
  width?: number;
  label?: string;
}

/** The Region at a glance: each commune with the hatch and letter of its receipt. SVG, so that it prints. */
export function RegionInset({ shapes, receipts, width = 190, label }: Props) {
  const { say } = useLanguage();
  const id = useId();
  const drawing = useMemo(() => drawRegion(shapes), [shapes]);
  const byNis = useMemo(() => new Map(receipts.map(receipt => [receipt.nis, receipt])), [receipts]);
  const fill: Partial<Record<string, string>> = { L: `url(#${id}L)`, R: `url(#${id}R)` };
  const classOf = (nis: string): string => {
    const { letter, late } = byNis.get(nis) ?? { letter: '–' as const };
    return `${letter === '–' ? 'none' : letter}${late ? ' late' : ''}`;
  };
  // Those that are late are drawn last, so that no neighbour covers their edge.
  const ordered = [...drawing.communes].sort((a, b) => Number(byNis.get(a.nis)?.late) - Number(byNis.get(b.nis)?.late));
  return (
    <svg
      className="region-inset"
      role="img"
      aria-label={label ?? say('receipt.region')}
      viewBox={`-2 -2 ${INSET_WIDTH + 4} ${Math.ceil(drawing.height) + 4}`}
      style={{ width: `calc(${width} * var(--u))` }}
    >
      <defs>
        <pattern id={`${id}L`} width="4" height="4" patternUnits="userSpaceOnUse">
          <path d="M-1 3 3-1M1 5 5 1" />
        </pattern>
        <pattern id={`${id}R`} width="8" height="8" patternUnits="userSpaceOnUse">
          <path d="M-1 7 7-1M3 11 11 3" />
        </pattern>
      </defs>
      {ordered.map(({ nis, path }) => {
        const receipt = byNis.get(nis);
        return (
          <path key={nis} className={`commune ${classOf(nis)}`} d={path} style={{ fill: fill[receipt?.letter ?? ''] }}>
            {receipt && <title>{`${receipt.name}, ${say(`receipt.${receipt.letter}`)}`}</title>}
          </path>
        );
      })}
      {drawing.communes.map(({ nis, x, y }) => (
        <text key={nis} className={classOf(nis)} x={x} y={y} dy=".36em" aria-hidden>
          {byNis.get(nis)?.letter ?? ''}
        </text>
      ))}
    </svg>
  );
}
