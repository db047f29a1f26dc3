import { conventionRefusals } from '../conventions/refusals.ts';
import type { Text } from '../language/text.ts';
import type { ImageRefusal } from './images.ts';
import { feedRefusals } from './refusals.ts';

/** Why a picture is refused, in words. Apart from the other refusals: a tile needs these alone, and at once. */
export const IMAGE_WORDS: Readonly<Record<ImageRefusal, Text>> = { ...feedRefusals, ...conventionRefusals };
