/**
 * Session descriptions (RFC 8866) as WHIP and WHEP send them: lines in, lines out. Nothing is guessed: what is not
 * a description is refused, what is not asked for is left where it is.
 */
export interface Description {
  /** Attributes before the first medium: name and value. */
  readonly session: readonly Attribute[];
  readonly media: readonly Section[];
}
export interface Section {
  readonly kind: string;
  /** 0: refused by whoever wrote it. */
  readonly port: number;
  readonly protocol: string;
  /** Payload types, in order of preference. */
  readonly formats: readonly string[];
  readonly attributes: readonly Attribute[];
}
export interface Attribute {
  readonly name: string;
  readonly value: string;
}
/** A browser with many codecs sends some 8 kB; an encoder far less. */
export const LONGEST_DESCRIPTION = 64_000;
/** One picture and one sound are taken; what comes beside them is refused one by one, up to here. */
const MOST_SECTIONS = 16;

/** Undefined where the text is no session description. Never throws. */
export function parseDescription(text: string): Description | undefined {
  const lines = linesOf(text);
  if (lines?.[0] !== 'v=0') return undefined;
  const session: Attribute[] = [];
  const media: (Section & { attributes: Attribute[] })[] = [];
  for (const line of lines.slice(1)) {
    if (line.startsWith('m=')) {
      const section = sectionOf(line);
      if (!section || media.length === MOST_SECTIONS) return undefined;
      media.push(section);
    } else if (line.startsWith('a=')) (media.at(-1)?.attributes ?? session).push(attributeOf(line));
    else if (!/^[a-z]=/.test(line)) return undefined;
  }
  return media.length === 0 ? undefined : { session, media };
}

/** A fragment of RFC 8840: attributes, of the session or of one medium. Undefined where it is none. */
export function parseFragment(text: string): readonly Attribute[] | undefined {
  const lines = linesOf(text);
  if (!lines || lines.length === 0 || !lines.every(line => /^[am]=\S/.test(line))) return undefined;
  return lines.filter(line => line.startsWith('a=')).map(attributeOf);
}

/** The first value of an attribute in a medium, else in the session. */
export function firstOf(name: string, section: Section, description: Description): string | undefined {
  const has = (attribute: Attribute) => attribute.name === name;
  return (section.attributes.find(has) ?? description.session.find(has))?.value;
}

/** All values of an attribute in a medium. */
export const valuesOf = (name: string, { attributes }: Pick<Section, 'attributes'>): readonly string[] =>
  attributes.filter(attribute => attribute.name === name).map(({ value }) => value);

function linesOf(text: string): readonly string[] | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line of a description holds none of them.
  if (text.length > LONGEST_DESCRIPTION || /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text))
    return undefined;
  return text.split(/\r?\n/).filter(line => line !== '');
}

function sectionOf(line: string): (Section & { attributes: Attribute[] }) | undefined {
  const found = /^m=([a-z]+) (\d{1,5})(?:\/\d+)? ([A-Z/]+)((?: \S+)+)$/.exec(line);
  if (!found) return undefined;
  const [, kind = '', port, protocol = '', formats = ''] = found;
  return { kind, port: Number(port), protocol, formats: formats.trim().split(' '), attributes: [] };
}

function attributeOf(line: string): Attribute {
  const colon = line.indexOf(':');
  return colon < 0
    ? { name: line.slice(2), value: '' }
    : { name: line.slice(2, colon), value: line.slice(colon + 1).trim() };
}
