import { describe, expect, test } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { project } from '../../shared/access/sight.ts';
import { type PushMessage, pathOf, tagOf } from '../../shared/alerts/push.ts';
import type { Decision } from '../../shared/decisions/schema.ts';
import { NIGHT } from '../../shared/testing/people.ts';
import { idOf } from '../../shared/testing/random.ts';
import type { OutboxEntry } from '../room/outbox.ts';
import { decisionAnswer } from './decisionAnswer.ts';
import { decisionsAsked } from './decisionsAsked.ts';
import { notificationOf } from './notification.ts';

const METRO = idOf('decision metro');
const title = { fr: 'Fermer le métro', nl: 'Metro sluiten' };
const later = (seconds: number) => new Date(Date.parse(NIGHT) + seconds * 1_000).toISOString();
const take = (kind = 'order'): Desk => {
  const desk = createDesk();
  const told = { kind, headline: title, body: title, basis: 'special-law-1989-48', decidedAt: NIGHT };
  desk.does('high-official', 'decision.take', { ...told, decision: METRO, to: { functions: ['transport-dispatch'] } });
  return desk;
};
const said = (type: string, state: OutboxEntry['state'], seconds: number): OutboxEntry => {
  const at = later(seconds);
  const ms = Date.parse(at);
  const envelope = { id: idOf(`${type} ${seconds}`), world: 'live', type, data: { decision: METRO }, at };
  return { envelope, owner: 'me', state, enqueuedAt: ms, leftAt: ms, answeredAt: ms };
};
const listed = (desk: Desk, outbox: readonly OutboxEntry[] = [], messages: Record<string, PushMessage> = {}) => {
  const viewer = desk.viewer('stib');
  return decisionsAsked({
    room: project(desk.room, viewer),
    mandates: viewer.mandates,
    language: 'nl',
    outbox,
    messages,
  });
};
const answerOf = (desk: Desk, outbox: readonly OutboxEntry[] = []) =>
  decisionAnswer(METRO, Object.values((desk.room.decisions[METRO] as Decision).receipts), outbox);

describe('[engine.3] a decision on a phone', () => {
  test('[engine.3] its row says what is asked next, until it is carried out, refused or undone', () => {
    const desk = take();
    const row = () => listed(desk)[0];
    expect(row()).toMatchObject({ path: `/decisions/${METRO}`, headline: 'Metro sluiten', severity: 'severe' });
    expect(row()?.state).toBe('Bevel · te bevestigen');
    desk.does('stib', 'decision.understand', { decision: METRO });
    expect(row()?.state).toBe('Bevel · uit te voeren');
    desk.now = later(30);
    desk.does('stib', 'decision.execute', { decision: METRO });
    expect(row()?.state).toBe('Bevel · uitgevoerd');
    desk.does('high-official', 'decision.lift', { decision: METRO, reason: title, decidedAt: desk.now });
    expect([row()?.state, row()?.over]).toEqual(['Bevel · opgeheven, te bevestigen', false]);
    desk.now = later(60);
    desk.does('stib', 'decision.confirm-lifted', { decision: METRO });
    expect([row()?.state, row()?.over]).toEqual(['Bevel · opgeheven', true]);
  });

  test('[engine.3] a notification is done once it is understood', () => {
    const desk = take('notification');
    desk.does('stib', 'decision.understand', { decision: METRO });
    expect(listed(desk)[0]?.state).toBe('Kennisgeving · begrepen');
  });

  test('[engine.3] who is not addressed has no row', () => {
    const desk = take();
    const { mandates } = desk.viewer('siamu');
    const given = { room: desk.room, mandates, language: 'fr' as const, outbox: [], messages: {} };
    expect(decisionsAsked(given)).toEqual([]);
  });

  test('[engine.3] what only a push has brought stands in the list, and opens', () => {
    const message = messageOf('issue');
    expect(listed(createDesk(), [], { [METRO]: message })).toMatchObject([
      { path: `/decisions/${METRO}`, headline: 'Metro sluiten', state: 'te bevestigen' },
    ]);
    expect([pathOf(message), tagOf(message)]).toEqual([`/decisions/${METRO}`, `decision-${METRO}`]);
  });

  test('[engine.3] the word given here is leaving, has left, has arrived; a refusal by the centre says why', () => {
    const desk = take();
    expect(answerOf(desk)).toEqual({ state: 'none' });
    for (const state of ['leaving', 'left', 'arrived'] as const)
      expect(answerOf(desk, [said('decision.execute', state, 10)])).toMatchObject({ state, word: 'executed' });
    const failure = { code: 'conflict' as const, message: 'C’est déjà levé.' };
    const refused = { ...said('decision.execute', 'refused', 10), failure };
    expect(answerOf(desk, [refused])).toMatchObject({ state: 'refused', why: 'C’est déjà levé.' });
  });

  test('[engine.3] a later word of somebody else who answers for the same recipient counts over mine', () => {
    const desk = take();
    desk.now = later(60);
    desk.does('stib', 'decision.execute', { decision: METRO });
    expect(answerOf(desk, [said('decision.understand', 'arrived', 5)])).toMatchObject({
      ...{ state: 'arrived', word: 'executed', arrived: later(60) },
    });
  });
});

const messageOf = (about: PushMessage['about']): PushMessage => ({
  ...{ about, alert: METRO, of: 'decision', decisionKind: 'order', world: 'live', device: 'phone', kind: 'decision' },
  ...{ severity: 'severe', headline: title, body: title, issued: NIGHT, respondBy: later(600) },
  from: { fr: 'Haut Fonctionnaire', nl: 'Hoge Ambtenaar' },
  ...(about === 'cancel' ? { reason: { fr: 'Fin du danger', nl: 'Gevaar geweken' } } : {}),
});

describe('[engine.3] the notification of a decision', () => {
  test('[engine.3] says who ordered what by when, and takes “received and understood” without opening', () => {
    const { title: head, body, actions, requireInteraction } = notificationOf(messageOf('issue'), 'nl', false);
    expect(head).toBe('Metro sluiten');
    expect(body).toBe('Hoge Ambtenaar\nMetro sluiten\nUit te voeren vóór 02:20');
    expect(actions).toEqual([{ action: 'understood', title: 'Ontvangen en begrepen' }]);
    expect(requireInteraction).toBe(true);
  });

  test('[engine.3] its lifting replaces it and says why', () => {
    const { title: head, body } = notificationOf(messageOf('cancel'), 'fr', true);
    expect([head, body]).toEqual(['Levée : Fermer le métro', 'Fin du danger']);
  });
});
