import './row.css';
import type { ReactNode } from 'react';

interface Props {
  /** State shape or map symbol. */
  sign: ReactNode;
  /** The name of the thing; wraps, is never cut. */
  title: ReactNode;
  /** The figure at its end: age, due time, 17/19. */
  figure?: ReactNode;
  /** The second line. */
  under?: ReactNode;
  /** The act it asks for, a Button of rank link. */
  action?: ReactNode;
  /** In hand: on a raised ground with an edge bar. */
  current?: boolean;
  /** Asks for a person now: the one red thing. */
  urgent?: boolean;
  /** In the list of what asks for me: the name one step larger. */
  asking?: boolean;
  /** Changed in the last minute: an edge bar. */
  changed?: boolean;
  onPick?: (() => void) | undefined;
}

/** One row of a list. The whole row is the target; an action inside it has its own. */
export function Row({ sign, title, figure, under, action, current, urgent, asking, changed, onPick }: Props) {
  const classes = ['row', current && 'current', urgent && 'urgent', asking && 'asking', changed && 'changed'];
  return (
    <li className={classes.filter(Boolean).join(' ')}>
      <span className="sign">{sign}</span>
      {onPick ? (
        <button type="button" className="title pick" onClick={onPick} aria-current={current ? 'true' : undefined}>
          {title}
        </button>
      ) : (
        <span className="title">{title}</span>
      )}
      <span className="n figure">{figure}</span>
      {under && <span className="under">{under}</span>}
      {action && <span className="act">{action}</span>}
    </li>
  );
}

/** The heading of a list with its count. `asking` for the list of what asks for me. */
export function ListHeading({ children, count, asking }: { children: ReactNode; count?: number; asking?: boolean }) {
  return (
    <h2 className={asking ? 'list-heading asking' : 'list-heading'}>
      <span>{children}</span>
      {count !== undefined && <span className="n">{count}</span>}
    </h2>
  );
}
