import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventsMessage } from '../../shared/protocol.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';

let test: TestBelfry;
beforeAll(async () => {
  test = await startTestBelfry({ heartbeatMs: 100 });
});
afterAll(() => test.stop());

const uuid = () => crypto.randomUUID();
interface Line {
  readonly messages: readonly EventsMessage[];
  readonly ids: readonly string[];
  readonly text: () => string;
  until(what: () => boolean): Promise<void>;
  readonly ended: Promise<void>;
  close(): void;
}

/** Reads server-sent events as the HTML standard says, from a real connection. */
async function openLine(account: string, query = '', headers: Record<string, string> = {}): Promise<Line> {
  const abort = new AbortController();
  const token = await test.signIn(account);
  const response = await fetch(`${test.url}/api/events${query}`, {
    headers: { accept: 'text/event-stream', authorization: `Bearer ${token}`, ...headers },
    signal: abort.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const messages: EventsMessage[] = [];
  const ids: string[] = [];
  let text = '';
  let read = 0;
  const take = (chunk: string) => {
    text += chunk;
    for (let end = text.indexOf('\n\n', read); end >= 0; end = text.indexOf('\n\n', read)) {
      const fields = text
        .slice(read, end)
        .split('\n')
        .map(line => /^(\w*): ?(.*)$/.exec(line) ?? []);
      read = end + 2;
      const field = (name: string) => fields.find(([, key]) => key === name)?.[2];
      if (field('event') !== 'events') continue;
      messages.push(JSON.parse(field('data') as string) as EventsMessage);
      ids.push(field('id') as string);
    }
  };
  const ended = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>)
      take(decoder.decode(chunk, { stream: true }));
  })().catch(() => undefined);
  return {
    ...{ messages, ids, ended, text: () => text },
    until: what => expect.poll(what, { timeout: 10_000, interval: 10 }).toBe(true),
    close: () => abort.abort(),
  };
}
const seqsOf = (line: Line) => line.messages.flatMap(message => message.events.map(event => event.seq));
const write = (text: string) => test.command('operator', 'log.write', { entry: uuid(), text });

describe('[room.4] server-sent events', () => {
  it('tell the past from a position on, then each event as it happens, with no gap and none twice', async () => {
    const line = await openLine('officer', '?world=live&after=3');
    for (let i = 0; i < 30; i++) await write(`entry ${i}`);
    const last = test.belfry.worlds.live.room.seq;
    await line.until(() => seqsOf(line).at(-1) === last);
    expect(seqsOf(line)).toEqual(Array.from({ length: last - 3 }, (_, i) => i + 4));
    let stands = 3;
    for (const [i, message] of line.messages.entries()) {
      expect(message.after).toBe(stands);
      expect(line.ids[i]).toBe(String(message.upTo));
      stands = message.upTo;
    }
    await line.until(() => line.text().includes(': beat'));
    line.close();
  });

  it('[room.4] resume by Last-Event-ID where they were cut', async () => {
    const first = await openLine('officer', `?after=${test.belfry.worlds.live.room.seq}`);
    await write('one');
    await first.until(() => first.messages.length === 1);
    first.close();
    await write('two');
    await write('three');
    const second = await openLine('officer', '?after=0', { 'last-event-id': first.ids.at(-1) as string });
    await second.until(() => seqsOf(second).length === 2);
    expect(second.messages.flatMap(({ events }) => events.map(({ data }) => (data as { text: string }).text))).toEqual([
      'two',
      'three',
    ]);
    second.close();
  });

  it('give a commune only what touches it, as the page of events does', async () => {
    const line = await openLine('liaison-21014');
    const open = (point: [number, number]) =>
      test.command('operator', 'incident.open', {
        incident: uuid(),
        kind: 'incident',
        title: 't',
        point,
        severity: 'minor',
      });
    for (let i = 0; i < 5; i++) {
      await open([4.3695, 50.8537]);
      await open([4.2985, 50.832]);
    }
    await line.until(
      () => line.messages.flatMap(({ events }) => events).filter(({ type }) => type === 'incident.opened').length === 5,
    );
    const page = await test.request('/api/events?after=0&limit=2000', { account: 'liaison-21014' });
    expect(line.messages.flatMap(({ events }) => events)).toEqual((page.body as EventsMessage).events);
    line.close();
  });

  it('end when the session does, and when what one may see is another', async () => {
    const line = await openLine('zone-5340');
    const before = (await test.belfry.sessions.of('zone-5340'))[0];
    if (!before) throw new Error('no session');
    await test.belfry.sessions.end(before);
    await line.ended;
    expect(line.text()).not.toContain('event: resync');

    const changed = await openLine('zone-5343');
    await changed.until(() => changed.messages.length > 0);
    const scope = { communes: ['21014'], zones: [] };
    const held = {
      mandate: uuid(),
      person: test.personOf('zone-5343'),
      function: 'mayor',
      scope,
      from: '2026-01-01T00:00:00Z',
    } as const;
    await test.own('mandate.grant', held);
    await changed.ended;
    expect(changed.text()).toContain('event: resync');
    const resumed = await openLine('zone-5343', '', { 'last-event-id': changed.ids.at(-1) as string });
    await resumed.ended;
    expect(resumed.messages).toEqual([]);
    expect(resumed.text()).toContain('event: resync');
  });

  it('[room.10] are ten at most for a session', async () => {
    const token = await test.signIn('auditor');
    const abort = new AbortController();
    const open = () =>
      fetch(`${test.url}/api/events`, {
        headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
        signal: abort.signal,
      });
    const answers = await Promise.all(Array.from({ length: 12 }, open));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(10).fill(200), 429, 429]);
    abort.abort();
  });
});
