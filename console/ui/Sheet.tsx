import './sheet.css';
import { type ReactNode, useId } from 'react';

interface Props {
  title: ReactNode;
  /** Beside the title: a count, an age, a state. */
  figure?: ReactNode;
  /** Acts on the whole sheet, Buttons. */
  acts?: ReactNode;
  children: ReactNode;
}

/** The frame of a sheet: a head that stays, a body that scrolls. */
export function Sheet({ title, figure, acts, children }: Props) {
  const heading = useId();
  return (
    <section className="sheet" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        {figure !== undefined && <p className="older">{figure}</p>}
        {acts && <div className="acts">{acts}</div>}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div className="sheet-body" tabIndex={0}>
        {children}
      </div>
    </section>
  );
}

/** A part of a sheet under a heading of its own, on a hairline. */
export function SheetPart({ title, acts, children }: { title: ReactNode; acts?: ReactNode; children: ReactNode }) {
  return (
    <section className="sheet-part">
      <header>
        <h3>{title}</h3>
        {acts && <div className="acts">{acts}</div>}
      </header>
      {children}
    </section>
  );
}
