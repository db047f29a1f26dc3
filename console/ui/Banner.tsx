import './banner.css';
import type { ReactNode } from 'react';
import { StateShape } from './StateShape.tsx';

export type BannerKind = 'lost' | 'catching-up' | 'demonstration' | 'exercise' | 'past' | 'refused';

interface Props {
  kind: BannerKind;
  /** What it says, largest. */
  title: ReactNode;
  children?: ReactNode;
  /** At its far end: the way back, or the words again. */
  end?: ReactNode;
}

const shapes = { lost: 'half', past: 'ring', refused: 'full' } as const;

/** Says that this is not the live room, or that the live room is out of reach. Never closable: it ends when it is over. */
export function Banner({ kind, title, children, end }: Props) {
  const shape = kind in shapes ? shapes[kind as keyof typeof shapes] : undefined;
  return (
    <div className={`banner ${kind}`} role={kind === 'lost' || kind === 'refused' ? 'alert' : 'status'}>
      {shape && <StateShape name={shape} />}
      <b>{title}</b>
      {children && <span>{children}</span>}
      {end && <span className="end">{end}</span>}
    </div>
  );
}
