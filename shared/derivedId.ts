/**
 * The id of what follows from a thing by rule: the same thing and the same word give the same id, on any node and in any
 * replay, so that a rule needs no chance. A UUID whose first block is changed by the word, the rest that of the thing.
 */
export function derivedId(id: string, word: string): string {
  let hash = 0x811c9dc5;
  for (const character of word) hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193);
  // Never nothing: the derived id must differ from the one it comes from.
  const mask = hash >>> 0 || 1;
  const first = (Number.parseInt(id.slice(0, 8), 16) ^ mask) >>> 0;
  return first.toString(16).padStart(8, '0') + id.slice(8);
}
