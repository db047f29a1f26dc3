import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PushMessage } from '../../shared/alerts/push.ts';
import { PAYLOAD_AT_MOST, payloadOf, SMALLER_PAYLOADS } from './message.ts';
import { waitOf } from './push.ts';
import { Receiver } from './receiver.fixture.ts';
import { lifeOf, topicOf } from './urgency.ts';

const words = (max: number) => fc.string({ minLength: 1, maxLength: max, unit: 'grapheme' });
const texts = (max: number) => fc.record({ fr: words(max), nl: words(max) });

describe('[room.9] a push message', () => {
  it('[room.9] fits into what push services take, whatever its texts, and never loses one language alone', () => {
    fc.assert(
      fc.property(
        ...[texts(160), texts(2_000), texts(600), fc.constantFrom(PAYLOAD_AT_MOST, ...SMALLER_PAYLOADS)],
        (headline, body, where, most) => {
          const payload = payloadOf(messageWith({ headline, body, where }), 'd'.repeat(36), most);
          expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(most);
          const shown = JSON.parse(payload) as PushMessage;
          for (const text of [shown.headline, shown.body, shown.where!]) {
            expect(text.fr.length).toBeGreaterThan(0);
            expect(text.nl.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('[room.9] stays as it is where there is room for it', () => {
    const message = messageWith({ headline: { fr: 'Fumée', nl: 'Rook' }, body: { fr: 'a', nl: 'b' } });
    expect(JSON.parse(payloadOf(message, 'phone'))).toEqual({ ...message, device: 'phone' });
  });

  it('[room.9] waits as Retry-After says, in seconds or as a date', () => {
    const now = new Date('2026-11-24T02:14:00Z');
    expect(waitOf('120', now)).toBe(120_000);
    expect(waitOf('Tue, 24 Nov 2026 02:15:00 GMT', now)).toBe(60_000);
    expect(waitOf('Tue, 24 Nov 2026 02:00:00 GMT', now)).toBe(0);
    expect([waitOf(undefined, now), waitOf('soon', now)]).toEqual([undefined, undefined]);
  });

  it('[room.9] is worth delivering until an hour after its deadline, and no longer than a day', () => {
    const by = { person: 'p', mandate: 'm' };
    const issued = { at: '2026-11-24T02:14:00Z', by };
    const alert = { severity: 'severe', issued, drafted: issued, respondBy: '2026-11-24T02:44:00Z' } as never;
    expect(lifeOf(alert, 'issue', new Date('2026-11-24T02:14:00Z'))).toBe(90 * 60);
    expect(lifeOf(alert, 'issue', new Date('2026-11-24T03:44:00Z'))).toBe(0);
    expect(topicOf('653e6761-6326-4583-98b7-bd515b5920bd')).toMatch(/^[\w-]{22}$/);
  });

  it('[room.9] is decrypted by our receiver as RFC 8291, appendix A, says', () => {
    const bytes = (text: string) => Buffer.from(text, 'base64url');
    const receiver = new Receiver({
      privateKey: bytes('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94'),
      secret: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
    });
    const body = bytes(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
    expect(receiver.decrypt(body).toString()).toBe('When I grow up, I want to be a watermelon');
    body[body.length - 1]! ^= 1;
    expect(() => receiver.decrypt(body)).toThrow();
  });
});

function messageWith(more: Partial<PushMessage>): Omit<PushMessage, 'device'> {
  return {
    about: 'issue',
    alert: '653e6761-6326-4583-98b7-bd515b5920bd',
    world: 'live',
    kind: 'decision',
    severity: 'severe',
    headline: { fr: 'Fumée', nl: 'Rook' },
    body: { fr: 'a', nl: 'b' },
    from: { fr: 'Haut Fonctionnaire', nl: 'Hoge Ambtenaar', en: 'High Official' },
    issued: '2026-11-24T02:14:00Z',
    respondBy: '2026-11-24T02:44:00Z',
    ...more,
  };
}
