import { inflateSync } from 'node:zlib';

/**
 * The words of a PDF page by page, as a reader would copy them: streams are inflated, glyphs are turned back by each
 * font's own ToUnicode map. Enough of the format for what pdfkit writes; for tests alone.
 */
export function pdfPages(bytes: Buffer): readonly string[] {
  const objects = objectsOf(bytes);
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  return pages.map(({ head }) => {
    const resources = bodyOf(objects, refIn(head, 'Resources')) ?? head;
    const fonts = new Map<string, Map<string, string>>();
    const fontList = /\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? '';
    for (const [, name = '', id = ''] of fontList.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = objects.get(refIn(objects.get(id)?.head ?? '', 'ToUnicode') ?? '');
      fonts.set(name, unicodeOf(unicode?.stream?.toString('latin1') ?? ''));
    }
    const content = objects.get(refIn(head, 'Contents') ?? '')?.stream?.toString('latin1') ?? '';
    return textOf(content, fonts);
  });
}

interface PdfObject {
  readonly head: string;
  readonly stream?: Buffer;
}
function objectsOf(bytes: Buffer): Map<string, PdfObject> {
  const source = bytes.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of source.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const end = source.indexOf('\nendobj', start);
    const body = source.slice(start, end);
    const at = body.indexOf('\nstream\n');
    if (at < 0) {
      objects.set(match[1] ?? '', { head: body });
      continue;
    }
    const head = body.slice(0, at);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const raw = bytes.subarray(start + at + 8, start + at + 8 + length);
    objects.set(match[1] ?? '', { head, stream: head.includes('/FlateDecode') ? inflateSync(raw) : raw });
  }
  return objects;
}
const refIn = (head: string, name: string): string | undefined => new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1];
const bodyOf = (objects: Map<string, PdfObject>, id: string | undefined) => (id ? objects.get(id)?.head : undefined);

/** Glyph code to text, from `bfrange` lists. */
function unicodeOf(map: string): Map<string, string> {
  const signs = new Map<string, string>();
  for (const [, from = '', , list = ''] of map.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi))
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], i) => {
      const code = (Number.parseInt(from, 16) + i).toString(16).padStart(4, '0');
      const units = (hex.replace(/ /g, '').match(/.{4}/g) ?? []).map(unit => Number.parseInt(unit, 16));
      signs.set(code, String.fromCharCode(...units));
    });
  return signs;
}

/** Each text object is one line: the fonts of a page change between them. */
function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  const lines: string[] = [];
  for (const [, block = ''] of content.matchAll(/BT\n([\s\S]*?)ET/g)) {
    const font = fonts.get(/\/(F\d+) [\d.]+ Tf/.exec(block)?.[1] ?? '');
    const hex = [...block.matchAll(/<([0-9a-f]+)>/gi)].map(([, glyphs = '']) => glyphs).join('');
    lines.push((hex.match(/.{4}/g) ?? []).map(code => font?.get(code.toLowerCase()) ?? '�').join(''));
  }
  return lines.join('\n');
}
