import type { FileType } from '../../shared/files/schema.ts';

/** How a file of each type ends. */
const ENDINGS: Readonly<Record<FileType, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'text/plain': ['txt', 'csv', 'log', 'md'],
  'video/mp4': ['mp4'],
};
/** Bytes at the start of a file that are enough to tell what it is. */
export const HEAD_BYTES = 16;

const starts = (head: Buffer, bytes: readonly number[], from = 0): boolean =>
  bytes.every((byte, i) => head[from + i] === byte);
const ascii = (text: string): number[] => [...text].map(sign => sign.charCodeAt(0));

/**
 * What a file is, by its first bytes and never by its name; text only where all of it is. Undefined: not admitted.
 * @param isText whether every byte of it is UTF-8 without control signs
 */
export function typeOf(head: Buffer, isText: boolean): FileType | undefined {
  if (starts(head, ascii('%PDF-'))) return 'application/pdf';
  if (starts(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (starts(head, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (starts(head, ascii('RIFF')) && starts(head, ascii('WEBP'), 8)) return 'image/webp';
  if (starts(head, ascii('ftyp'), 4)) return 'video/mp4';
  return isText ? 'text/plain' : undefined;
}

/** Whether bytes that come piece by piece are all UTF-8 without control signs. */
export function createTextCheck(): { add(piece: Buffer): void; end(): boolean } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isText = true;
  const look = (piece: Buffer | undefined) => {
    if (!isText) return;
    try {
      const text = piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control signs are what is looked for
      if (/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text)) isText = false;
    } catch {
      isText = false;
    }
  };
  return {
    add: look,
    end() {
      look(undefined);
      return isText;
    },
  };
}

/**
 * A name that is safe in a header, on a disk and on a screen: without folders, control signs and signs that turn the
 * direction of writing, and with the ending of what the file is.
 */
export function safeName(given: string, type: FileType): string {
  const bare = (given.normalize('NFC').split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}"<>:|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const endings = ENDINGS[type];
  const found = /^(.*)\.([^.]{1,8})$/.exec(bare);
  const ending = endings.find(e => e === found?.[2]?.toLowerCase());
  const stem = [...(ending ? (found?.[1] ?? '') : bare)].slice(0, 110).join('').trim() || 'document';
  return `${stem}.${ending ?? endings[0]}`;
}
