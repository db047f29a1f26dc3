import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Attachment } from '../../shared/files/schema.ts';
import { inside } from '../../shared/testing/places.ts';
import { openRecords } from '../records/open.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';
import { safeName } from './kinds.ts';
import { type FileStore, folderStore, recordStore } from './store.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let town: TestBelfry;
let now = new Date('2026-11-24T01:10:00Z');
beforeAll(async () => {
  town = await startTestBelfry({ clock: () => now, environment: { BELFRY_FILE_LIMIT_MB: '1' } });
}, 60_000);
afterAll(() => town.stop());
afterEach(() => {
  now = new Date('2026-11-24T01:10:00Z');
});

async function send(account: string, bytes: Buffer | string, name = 'croquis.png', language = 'fr') {
  const token = await town.signIn(account);
  const answer = await fetch(`${town.url}/api/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(bytes)),
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
      'accept-language': language,
    },
  });
  return { status: answer.status, body: (await answer.json()) as Attachment & { error: { message: string } } };
}
async function read(account: string, hash: string) {
  const token = await town.signIn(account);
  const answer = await fetch(`${town.url}/api/files/${hash}`, { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}
/** Opens an incident in a commune and writes a line there that carries a file. */
async function lineWith(file: Attachment, nis = '21004', who = 'operator') {
  const incident = crypto.randomUUID();
  await town.command('operator', 'incident.open', {
    ...{ incident, kind: 'incident', title: 'Madou', severity: 'severe' },
    point: inside(nis),
  });
  const entry = crypto.randomUUID();
  return {
    entry,
    answer: await town.command(who, 'log.write', { entry, incident, text: 'Voir croquis', attachments: [file] }),
  };
}
const kept = async () =>
  (await readdir(join(town.folder, 'files'), { recursive: true })).filter(f => /[0-9a-f]{64}$/.test(f));

describe('[engine.5] attachments', () => {
  it('are stored once by their content, whoever sends them under whatever name', async () => {
    const before = (await kept()).length;
    const bytes = Buffer.concat([PNG, randomBytes(40)]);
    const first = await send('operator', bytes, 'plan.png');
    const second = await send('officer', bytes, '../../etc/Plan du quai.exe');
    expect(first).toMatchObject({ status: 201, body: { hash: hashOf(bytes), type: 'image/png', size: bytes.length } });
    expect(second.body).toMatchObject({ hash: first.body.hash, name: 'Plan du quai.exe.png' });
    expect(await kept()).toHaveLength(before + 1);
    expect(await readdir(join(town.folder, 'files', 'incoming'))).toEqual([]);
  });

  it.each([
    ['a program by any name', Buffer.from('MZ\u0000\u0001binary'), 'photo.png', 422, 'type'],
    ['an archive', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'map.pdf', 422, 'type'],
    ['nothing at all', Buffer.alloc(0), 'leeg.txt', 400, 'leeg'],
    [
      'more than the setting allows',
      Buffer.concat([PNG, Buffer.alloc(1_000_000)]),
      'groot.png',
      413,
      'groter dan 1 MB',
    ],
    ['very much more', Buffer.alloc(3_000_000), 'reus.png', 413, 'groter dan 1 MB'],
  ])('that are %s are refused in words, and nothing is kept', async (_what, bytes, name, status, said) => {
    const before = await kept();
    const answer = await send('operator', bytes, name, 'nl');
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toContain(said);
    expect(await kept()).toEqual(before);
    expect(await readdir(join(town.folder, 'files', 'incoming'))).toEqual([]);
  });

  it('that break off on the way leave nothing behind', async () => {
    const token = await town.signIn('operator');
    const { hostname, port } = new URL(town.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /api/files?name=x.txt HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Length: 5000\r\n\r\nhalf`,
    );
    await expect.poll(() => readdir(join(town.folder, 'files', 'incoming'))).toHaveLength(1);
    socket.destroy();
    await expect.poll(() => readdir(join(town.folder, 'files', 'incoming'))).toEqual([]);
  });

  it('are read by who may see what refers to them, and by nobody else', async () => {
    const { body: file } = await send('operator', Buffer.concat([PNG, randomBytes(20)]));
    // Kept, and not yet referred to: nobody reads it.
    expect((await read('operator', file.hash)).status).toBe(404);
    expect((await lineWith(file)).answer).toMatchObject({ ok: true });
    const shown = await read('liaison-21004', file.hash);
    expect(shown.status).toBe(200);
    expect(hashOf(shown.bytes)).toBe(file.hash);
    expect((await read('liaison-21016', file.hash)).status).toBe(404);
    expect((await town.request(`/api/files/${file.hash}`)).status).toBe(401);
    expect((await read('operator', 'f'.repeat(64))).status).toBe(404);
  });

  it('cannot be taken by naming them: who neither sent nor sees a file may not refer to it', async () => {
    const { body: file } = await send('operator', Buffer.concat([PNG, randomBytes(20)]));
    await lineWith(file, '21004');
    const { answer } = await lineWith(file, '21016', 'liaison-21016');
    expect(answer).toMatchObject({
      ok: false,
      error: { path: 'data.attachments.0', details: { reason: 'unknown-file' } },
    });
    expect((await read('liaison-21016', file.hash)).status).toBe(404);
    const invented = { ...file, hash: 'e'.repeat(64) };
    expect((await lineWith(invented)).answer).toMatchObject({
      ok: false,
      error: { details: { reason: 'unknown-file' } },
    });
  });

  it('are what the server found, whatever the sender says of them', async () => {
    const { body: file } = await send('operator', 'gewone tekst\n', 'nota.txt');
    const { entry } = await lineWith({ ...file, type: 'image/png', size: 1, name: 'evil\u202egnp.html' });
    expect(town.belfry.worlds.live.room.log[entry]?.attachments).toEqual([
      { hash: file.hash, type: 'text/plain', size: 13, name: 'evilgnp.html.txt' },
    ]);
  });

  it('run nothing in a browser: a page sent as text comes down as text, in a box of its own', async () => {
    const { body: file } = await send('operator', `<script>alert(${now.getTime()})</script>`, 'pagina.html');
    await lineWith(file);
    const { headers } = await read('operator', file.hash);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="pagina.html.txt"/);
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it('that are images have each read in the journal; a text has none', async () => {
    const reads = async () => {
      const events = await town.belfry.journal.read('live', 0, 10_000);
      return events.filter(event => event.type === 'file.read').map(event => event.data);
    };
    const { body: image } = await send('operator', Buffer.concat([PNG, randomBytes(20)]));
    const { body: note } = await send('operator', `nota ${now.getTime()}`, 'nota.txt');
    await lineWith(image);
    await lineWith(note);
    const before = (await reads()).length;
    await read('liaison-21004', image.hash);
    await read('liaison-21004', image.hash);
    await read('liaison-21004', note.hash);
    const person = town.personOf('liaison-21004');
    expect((await reads()).slice(before)).toMatchObject([
      { hash: image.hash, person },
      { hash: image.hash, person },
    ]);
  });

  it('are there after a restart, and can be referred to by what then comes', async () => {
    const { body: file } = await send('operator', Buffer.concat([PNG, randomBytes(20)]));
    await lineWith(file);
    await town.restart();
    expect((await read('liaison-21004', file.hash)).status).toBe(200);
  }, 60_000);
});

describe('[engine.5] a name of a file', () => {
  it('is safe in a header, on a disk and on a screen, whatever was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), given => {
        const name = safeName(given, 'image/jpeg');
        expect(name).toMatch(/^[^/\\"<>:|?*\p{Cc}\p{Cf}]+\.(jpg|jpeg)$/u);
        expect([...name].length).toBeLessThanOrEqual(120);
        expect(safeName(name, 'image/jpeg')).toBe(name);
      }),
    );
  });
});

describe.each(['a folder', 'records'])('[engine.5] bytes kept in %s', where => {
  let folder: string;
  let store: FileStore;
  let close = async () => {};
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'belfry-files-'));
    if (where === 'a folder') store = folderStore(folder);
    else {
      const records = await openRecords({ dataFolder: folder });
      store = recordStore(records);
      close = () => records.close();
    }
  });
  afterAll(async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  });

  it('come back as they were, are kept once, and are gone when they are removed', async () => {
    const bytes = randomBytes(2_300_000);
    const hash = hashOf(bytes);
    for (let time = 0; time < 2; time++) {
      const temporary = join(folder, `temporary-${time}`);
      await writeFile(temporary, bytes);
      await store.keep(hash, temporary);
    }
    expect(await store.has(hash)).toBe(true);
    expect(hashOf(await buffer(store.read(hash)))).toBe(hash);
    expect((await readdir(folder)).filter(name => name.startsWith('temporary'))).toEqual([]);
    await store.remove(hash);
    expect(await store.has(hash)).toBe(false);
  });
});

describe('[engine.5] a file that nobody refers to', () => {
  it('is swept after a day; one that is referred to stays', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'belfry-sweep-'));
    const { createFiles } = await import('./files.ts');
    const { worlds, records, journal } = town.belfry;
    const store = folderStore(folder);
    const files = createFiles({ records, store, worlds, clock: () => now, journalWorlds: () => journal.worlds() });
    const put = async (text: string) => {
      const temporary = join(folder, 'temporary');
      await writeFile(temporary, text);
      const bytes = Buffer.from(text);
      return files.keep(
        { temporary, hash: hashOf(bytes), size: bytes.length, type: 'text/plain' },
        { person: town.personOf('operator'), name: 'nota.txt' },
      );
    };
    const orphan = await put('wees');
    const used = await put('gebruikt');
    expect((await lineWith(used)).answer.ok).toBe(true);
    now = new Date(now.getTime() + 23 * 3_600_000);
    await files.sweep();
    expect(await store.has(orphan.hash)).toBe(true);
    now = new Date(now.getTime() + 2 * 3_600_000);
    await files.sweep();
    expect([await store.has(orphan.hash), await store.has(used.hash)]).toEqual([false, true]);
    files.close();
    await rm(folder, { recursive: true, force: true });
  });
});
