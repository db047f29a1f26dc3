import type { Attachment } from '../../shared/files/schema.ts';
import { preferences } from '../shell/preferences.ts';

/** A file on its way to the store: at once when it is dropped, so that the line that carries it leaves without a wait. */
export type Sent =
  | { readonly key: string; readonly name: string; readonly state: 'sending' }
  | { readonly key: string; readonly name: string; readonly state: 'kept'; readonly attachment: Attachment }
  | { readonly key: string; readonly name: string; readonly state: 'refused'; readonly why: string | undefined };

/** Sends one file. What it answers says by which hash a command may refer to it. */
export async function sendFile(key: string, file: File): Promise<Sent> {
  const name = file.name || 'image.png';
  try {
    const response = await fetch(`/api/files?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'application/octet-stream', 'accept-language': preferences().language },
    });
    const body = (await response.json()) as Attachment & { error?: { message: string } };
    return response.ok
      ? { key, name, state: 'kept', attachment: body }
      : { key, name, state: 'refused', why: body.error?.message };
  } catch {
    return { key, name, state: 'refused', why: undefined };
  }
}

/** The files that a paste or a drop carries. */
export const filesOf = (transfer: DataTransfer | null): readonly File[] => (transfer ? [...transfer.files] : []);

const shown = new Map<string, Promise<string | undefined>>();
/** An address under which this page may show an image: read once for as long as the page stands, since each read is noted. */
export function imageAddress(hash: string, world: string): Promise<string | undefined> {
  const known = shown.get(hash);
  if (known) return known;
  const reading = fetch(`/api/files/${hash}?world=${world}`)
    .then(async response => (response.ok ? URL.createObjectURL(await response.blob()) : undefined))
    .catch(() => undefined);
  shown.set(hash, reading);
  // What could not be read now is asked for again when it is next in sight.
  void reading.then(address => address ?? shown.delete(hash));
  return reading;
}
