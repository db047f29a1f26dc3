import './field.css';
import { differencesOf, sayDifference } from '../../shared/language/parity.ts';
import { useLanguage } from '../language/Language.tsx';
import { StateShape } from './StateShape.tsx';

/** What French says and Dutch does not, or the other way; nothing where they say the same facts. */
export function Differences({ text }: { text: { readonly fr: string; readonly nl: string } }) {
  const { say } = useLanguage();
  if (text.fr.trim() === '' || text.nl.trim() === '') return null;
  const differences = differencesOf(text);
  if (differences.length === 0) return null;
  return (
    <div className="differences" role="status">
      <StateShape name="half" tone="severe" />
      <span>{say('command.languagesDiffer')}</span>
      <ul>
        {differences.map(difference => (
          <li key={`${difference.kind} ${sayDifference(difference)}`}>
            {say(`command.differs.${difference.kind}`)} <span className="n">{sayDifference(difference)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
