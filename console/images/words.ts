import { learn } from '../language/say.ts';
import { imageLawWords } from '../language/words/imageLaw.ts';

// Imported for this alone, by the sheet and each form: the first screen of a desk does not carry these words.
learn(imageLawWords);
