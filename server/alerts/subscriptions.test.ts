import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';
import { isPublicAddress, publicEndpoints } from './endpoints.ts';
import { Receiver } from './receiver.fixture.ts';
import { DEVICES_AT_MOST } from './subscriptions.ts';

/** What a browser gives, at a push service's own name. */
const subscription = (id: string = randomBytes(8).toString('hex')) => ({
  endpoint: `https://updates.push.services.mozilla.com/wpush/v2/${id}`,
  expirationTime: null,
  keys: new Receiver().keys,
});

describe('[room.9] push subscriptions', () => {
  let belfry: TestBelfry;
  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false });
  });
  afterAll(() => belfry.stop());
  const post = (
    body: unknown,
    more: { account?: string; token?: string } = { account: 'liaison-21001' },
    headers = {},
  ) => belfry.request('/api/push/subscriptions', { method: 'POST', body, headers, ...more });
  const devicesOf = (account: string) => belfry.belfry.alerts.subscriptions.devicesOf(belfry.personOf(account));

  it('[room.9] gives the VAPID key, the same after a restart', async () => {
    const { body } = await belfry.request('/api/push/key');
    expect(Buffer.from((body as { key: string }).key, 'base64url')).toHaveLength(65);
    await belfry.restart();
    expect((await belfry.request('/api/push/key')).body).toEqual(body);
  });

  it('[room.9] takes what a browser gives, once, and forgets it on demand', async () => {
    const given = subscription();
    expect(await post(given)).toMatchObject({ status: 201, body: { device: expect.any(String) } });
    expect((await post(given)).status).toBe(201);
    expect((await devicesOf('liaison-21001')).map(d => d.endpoint)).toEqual([given.endpoint]);
    const { endpoint } = given;
    const gone = await belfry.request('/api/push/subscriptions', {
      ...{ account: 'liaison-21001', method: 'DELETE', body: { endpoint } },
    });
    expect(gone.status).toBe(204);
    expect(await devicesOf('liaison-21001')).toEqual([]);
  });

  it('[room.9] nobody can take another person’s device away; a browser that changes hands goes with the new one', async () => {
    const given = subscription();
    await post(given);
    const body = { endpoint: given.endpoint };
    await belfry.request('/api/push/subscriptions', { account: 'liaison-21002', method: 'DELETE', body });
    expect(await devicesOf('liaison-21001')).toHaveLength(1);
    await post(given, { account: 'liaison-21002' });
    expect(await devicesOf('liaison-21001')).toEqual([]);
    expect(await devicesOf('liaison-21002')).toHaveLength(1);
  });

  it('[room.9] dies with its session, and keeps at most ten of a person', async () => {
    const tokens: string[] = [];
    for (let i = 0; i < DEVICES_AT_MOST + 2; i++) {
      tokens.push(await belfry.signIn('zone-5344'));
      expect((await post(subscription(), { token: tokens.at(-1)! })).status).toBe(201);
    }
    expect(await devicesOf('zone-5344')).toHaveLength(DEVICES_AT_MOST);
    await belfry.request('/api/session', { method: 'DELETE', token: tokens.at(-1)! });
    expect(await devicesOf('zone-5344')).toHaveLength(DEVICES_AT_MOST - 1);
  });

  it('[room.10] refuses who is not signed in, what has another form, and addresses of the inside, in the caller’s words', async () => {
    expect(await post(subscription(), {})).toMatchObject({ status: 401, body: { error: { code: 'unauthenticated' } } });
    const { keys } = subscription();
    for (const endpoint of ['http://push.example.org/1', 'https://127.0.0.1/1', 'https://metadata.internal/1']) {
      expect(await post({ endpoint, keys }, { account: 'liaison-21001' }, { 'accept-language': 'nl' })).toMatchObject({
        status: 400,
        body: {
          error: { code: 'invalid', path: 'endpoint', message: expect.stringContaining('publieke meldingsdienst') },
        },
      });
    }
    const short = { ...subscription(), keys: { ...keys, auth: 'AAAA' } };
    expect(await post(short)).toMatchObject({ status: 400, body: { error: { path: 'keys.auth' } } });
    expect(await post({ ...subscription(), more: 1 })).toMatchObject({
      status: 400,
      body: { error: { path: 'more' } },
    });
    expect(await devicesOf('liaison-21001')).toEqual([]);
  });
});

describe('[room.10] which push services are called', () => {
  it.each([
    ['https://fcm.googleapis.com/fcm/send/x', undefined],
    ['https://8.8.8.8/x', undefined],
    ['nonsense', 'not-a-url'],
    ['http://fcm.googleapis.com/x', 'not-https'],
    ['https://user:pass@fcm.googleapis.com/x', 'has-credentials'],
    ['https://10.1.2.3/x', 'not-public'],
    ['https://2130706433/x', 'not-public'],
    ['https://[::1]/x', 'not-public'],
    ['https://[::ffff:192.168.0.1]/x', 'not-public'],
    ['https://localhost/x', 'not-public'],
    ['https://printer.local./x', 'not-public'],
    ['https://intranet/x', 'not-public'],
  ])('%s: %s', (endpoint, refusal) => {
    expect(publicEndpoints.refusalOf(endpoint)).toBe(refusal);
  });

  it('a name that turns out to mean an inner address is not called', async () => {
    const error = await new Promise(resolve => publicEndpoints.lookup!('localhost', {}, resolve));
    expect(error).toMatchObject({ code: 'ENOTPUBLIC' });
    expect(
      ['127.0.0.1', '169.254.169.254', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', 'x'].filter(isPublicAddress),
    ).toEqual([]);
    expect(['1.1.1.1', '2606:4700::1111'].filter(isPublicAddress)).toHaveLength(2);
  });
});
