import './badge.css';
import { useLanguage } from '../language/Language.tsx';

export type Discipline = 'D1' | 'D2' | 'D3' | 'D4' | 'D5';

/** A discipline: filled when its director is at the post, dashed when not. */
export function Badge({ discipline, present }: { discipline: Discipline; present: boolean }) {
  const { say } = useLanguage();
  const title = `${discipline} ${say(`phase.${discipline}`)}, ${say(present ? 'phase.atPost' : 'phase.vacant')}`;
  return (
    <abbr className={present ? 'badge' : 'badge vacant'} title={title}>
      {discipline}
    </abbr>
  );
}
