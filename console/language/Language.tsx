import { createContext, type ReactNode, use, useMemo } from 'react';
import { type Language, type Say, sayBoth, sayIn } from './say.ts';

interface Voice {
  readonly language: Language;
  readonly say: Say;
  /** A wall is read in French and Dutch at once: `say` then says both, `language` only orders figures. */
  readonly both?: boolean;
}

const VoiceContext = createContext<Voice>({ language: 'fr', say: sayIn('fr') });

/** Gives everything below it one language; a subtree may speak another (a notice in Dutch on a French desk). */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  const voice = useMemo(() => ({ language, say: sayIn(language) }), [language]);
  return <VoiceContext value={voice}>{children}</VoiceContext>;
}

const BOTH: Voice = { language: 'fr', say: (key, ...values) => sayBoth(key, ...values).join(' – '), both: true };
/** Everything below it says each word in French and in Dutch. */
export const BothLanguages = ({ children }: { children: ReactNode }) => (
  <VoiceContext value={BOTH}>{children}</VoiceContext>
);

/** The reader's language and its voice: `const { say, language } = useLanguage()`. */
export const useLanguage = (): Voice => use(VoiceContext);
