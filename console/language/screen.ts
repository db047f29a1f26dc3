import { learn } from './say.ts';
import { screenWords } from './screenWords.ts';

// Imported for this alone, by every page that shows more than a phone does.
learn(screenWords);
