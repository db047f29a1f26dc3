import './field.css';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { Button } from './Button.tsx';
import { Moment } from './Moment.tsx';
import { StateShape } from './StateShape.tsx';

interface Props {
  /** Which field, in words. */
  field: ReactNode;
  who: string;
  /** ISO 8601 UTC. */
  at: string;
  theirs: ReactNode;
  onTake: () => void;
  onKeep: () => void;
}

/** Somebody changed what this form is about: what they wrote, and the choice which one holds. */
export function Meanwhile({ field, who, at, theirs, onTake, onKeep }: Props) {
  const { say } = useLanguage();
  return (
    <div className="meanwhile" role="alert">
      <p>
        <StateShape name="half" tone="severe" /> {say('command.meanwhile', { who })} <Moment at={at} form="second" /> ·{' '}
        {field}
      </p>
      <blockquote>{theirs}</blockquote>
      <p className="acts">
        <Button onClick={onTake}>{say('command.takeTheirs')}</Button>
        <Button onClick={onKeep}>{say('command.keepMine')}</Button>
      </p>
    </div>
  );
}
