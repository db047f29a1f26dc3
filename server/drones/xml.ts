/** An element as far as a message needs it: its name, its attributes, its children. Text is not kept. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
}
/** Enough for any message of a position, too little for an attack by size or depth. */
const LIMITS = { characters: 65_536, elements: 1_000, depth: 32 } as const;
const NAME = /[A-Za-z_][\w.:-]{0,99}/y;
const SPACE = /[ \t\r\n]*/y;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads one small XML document: elements, attributes, text, comments, and nothing that XML has beside. There is no
 * DOCTYPE, so there are no entities of its own, nothing outside is ever fetched, and its size is its cost.
 * @returns undefined where it is not well-formed, larger than the limits, or declares anything
 */
export function readXml(text: string): Element | undefined {
  if (text.length > LIMITS.characters) return undefined;
  let at = 0;
  let elements = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const skip = (literal: string): boolean => {
    if (!text.startsWith(literal, at)) return false;
    at += literal.length;
    return true;
  };
  /** Past a comment; false where something else stands here. */
  const comment = (): boolean => {
    if (!text.startsWith('<!--', at)) return false;
    const end = text.indexOf('-->', at + 4);
    at = end < 0 ? text.length + 1 : end + 3;
    return true;
  };
  const attributes = (): Record<string, string> | undefined => {
    const found: Record<string, string> = Object.create(null);
    for (;;) {
      const space = match(SPACE);
      const name = match(NAME);
      if (name === undefined) return found;
      match(SPACE);
      if (!skip('=')) return undefined;
      match(SPACE);
      const quote = text[at];
      if (!space || (quote !== '"' && quote !== "'") || name in found) return undefined;
      const end = text.indexOf(quote, at + 1);
      const value = end < 0 ? undefined : unescaped(text.slice(at + 1, end));
      if (value === undefined) return undefined;
      found[name] = value;
      at = end + 1;
    }
  };
  const element = (depth: number): Element | undefined => {
    if (depth > LIMITS.depth || ++elements > LIMITS.elements || !skip('<')) return undefined;
    const name = match(NAME);
    const given = name === undefined ? undefined : attributes();
    if (name === undefined || given === undefined) return undefined;
    if (skip('/>')) return { name, attributes: given, children: [] };
    if (!skip('>')) return undefined;
    const children: Element[] = [];
    for (;;) {
      const open = text.indexOf('<', at);
      if (open < 0 || unescaped(text.slice(at, open)) === undefined) return undefined;
      at = open;
      if (comment()) continue;
      if (skip('</')) {
        if (match(NAME) !== name) return undefined;
        match(SPACE);
        return skip('>') ? { name, attributes: given, children } : undefined;
      }
      const child = element(depth + 1);
      if (!child) return undefined;
      children.push(child);
    }
  };
  const between = () => {
    do match(SPACE);
    while (comment());
  };
  skip('\ufeff');
  match(SPACE);
  if (text.startsWith('<?xml', at)) {
    const end = text.indexOf('?>', at);
    if (end < 0) return undefined;
    at = end + 2;
  }
  between();
  const root = element(0);
  between();
  return root && at === text.length ? root : undefined;
}

/** Text with its five entities and characters by number; undefined where it names any other. */
function unescaped(text: string): string | undefined {
  if (text.includes('<')) return undefined;
  let fine = true;
  const read = text.replace(/&([^;&]{0,10})(;?)/g, (_all, name: string, closed: string) => {
    const code = /^#(\d{1,7})$/.exec(name)?.[1] ?? undefined;
    const hex = /^#x([\da-fA-F]{1,6})$/.exec(name)?.[1];
    const point = code === undefined ? (hex === undefined ? undefined : Number.parseInt(hex, 16)) : Number(code);
    if (closed && point !== undefined && point > 0 && point <= 0x10ffff) return String.fromCodePoint(point);
    const known = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
    if (closed && known !== undefined) return known;
    fine = false;
    return '';
  });
  return fine ? read : undefined;
}
