/** One element of a camera's answer. Names are without their prefix: each maker chooses another. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** The text directly in it. */
  readonly text: string;
}
/** Nested deeper, or more of it, than any camera answers. */
const DEEPEST = 60;
const MOST_ELEMENTS = 20_000;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads what a SOAP answer may hold (elements, attributes, text), and nothing that could be a trick: no document type, so
 * no entities of its own.
 * @throws Error where it is not that
 */
export function readXml(text: string): Element {
  type Open = { name: string; attributes: Record<string, string>; children: Element[]; text: string };
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [root];
  let count = 0;
  const token =
    /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/y;
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found) throw new Error('this is not XML');
    const [, data, closes, opens, attributes = '', empty, words] = found;
    const top = open.at(-1)!;
    if (data !== undefined) top.text += data;
    else if (words !== undefined) top.text += plain(words);
    else if (closes !== undefined) {
      if (open.length < 2 || top.name !== local(closes)) throw new Error('an element is closed that was not opened');
      open.pop();
    } else if (opens !== undefined) {
      if (++count > MOST_ELEMENTS || open.length > DEEPEST) throw new Error('more elements than an answer has');
      const element: Open = { name: local(opens), attributes: attributesIn(attributes), children: [], text: '' };
      top.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const [first, ...others] = root.children;
  if (!first || others.length > 0 || open.length > 1) throw new Error('this is not one whole document');
  return first;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
const attributesIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name, double, single]) => [
      local(name!),
      plain(double ?? single ?? ''),
    ]),
  );
const plain = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? all;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/** Text made safe for element content and attribute values. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, found => `&#${found.charCodeAt(0)};`).replace(/[^\P{Cc}\t\n\r]/gu, '');

/** All elements of that name below, the nearest first. */
export function allBelow(element: Element, name: string): Element[] {
  const found: Element[] = [];
  for (let level = [...element.children]; level.length > 0; level = level.flatMap(each => each.children))
    found.push(...level.filter(each => each.name === name));
  return found;
}
/** The element at the end of a path of names below; each step takes the first of its name at any depth. */
export function below(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  let at = element;
  for (const name of path) at = at && allBelow(at, name)[0];
  return at;
}
export const textBelow = (element: Element | undefined, ...path: readonly string[]): string | undefined =>
  below(element, ...path)?.text.trim();
