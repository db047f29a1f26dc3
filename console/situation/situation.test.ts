import { describe, expect, test } from 'vitest';
import type { FunctionCode, Mandate } from '../../shared/people/schema.ts';
import type { Event } from '../../shared/protocol.ts';
import { emptyRoom, evolve } from '../../shared/room.ts';
import { commandPost, directorsPresent, policyOf } from '../../shared/situation/policy.ts';
import { chronologyOf, placeFull, placeShort } from './chronology.ts';
import { recipientName, recipientShort } from './names.ts';
import { askingOf } from './queue.ts';
import { byLetter, cellsOf, countOf, decisionsOf, isLate, noticeShown, silentOf } from './receipts.ts';

const at = (clock: string) => `2026-11-24T${clock}Z`;
let seq = 0;
const event = (clock: string, type: string, data: unknown, person = 'operator'): Event => ({
  ...{ seq: ++seq, world: 'live', id: `e${seq}`, type, data, at: at(clock), by: { person, mandate: person } },
  cause: `c${seq}`,
});
const text = (fr: string, nl: string) => ({ fr, nl });
const criteria = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => [n, `${n}`]));
const grant = (person: string, code: FunctionCode, clock = '00:00:00') =>
  event(clock, 'mandate.granted', {
    ...{ mandate: person, person, function: code, scope: 'region', from: '2026-01-01T00:00:00Z' },
  });

const room = evolve(emptyRoom('live'), [
  grant('operator', 'regional-operator'),
  grant('d1', 'dir-d1'),
  event('01:10:12', 'incident.opened', {
    ...{ incident: 'madou', kind: 'incident', severity: 'severe', title: text('Fumée', 'Rook') },
    ...{ communes: ['21014', '21004'], zones: ['5344'] },
  }),
  event('01:11:00', 'incident.opened', {
    ...{ incident: 'gas', kind: 'incident', severity: 'minor', title: 'Odeur', communes: [], zones: [] },
  }),
  event('01:12:00', 'log.written', {
    entry: 'l1',
    incident: 'madou',
    text: text('Rame arrêtée', 'Stel stil'),
    source: 'D1',
  }),
  event('01:14:00', 'phase.declared', {
    ...{ declaration: 'com', phase: 'communale', communes: ['21014'], criteria, decidedAt: at('01:13:00') },
    ...{ authority: 'x', how: 'self', incident: 'madou' },
  }),
  event('01:15:00', 'phase.declared', {
    ...{ declaration: 'pro', phase: 'provinciale', communes: ['21014', '21004'], criteria, decidedAt: at('01:14:00') },
    ...{ authority: 'y', how: 'telephone', incident: 'madou' },
  }),
  event('01:21:00', 'post.opened', {
    ...{ post: 'pc', incident: 'madou', kind: 'pc-ops', name: text('PC-Ops', 'CP-Ops'), point: [4.36, 50.84] },
  }),
  event('01:14:01', 'alert.drafted', {
    ...{ alert: 'metro', incident: 'madou', kind: 'decision', severity: 'severe' },
    ...{
      headline: text('Fermer', 'Sluiten'),
      body: text('a', 'b'),
      to: { functions: ['transport-dispatch'], zones: ['5344'] },
    },
  }),
  event('01:14:02', 'alert.issued', {
    alert: 'metro',
    recipients: [
      { id: '5344', kind: 'zone' },
      { id: 'transport-dispatch', kind: 'function' },
    ],
  }),
  event('01:14:30', 'alert.received', { alert: 'metro', recipients: ['5344'], actedAt: at('01:14:29') }),
  event('01:14:03', 'alert.drafted', {
    ...{ alert: 'notice', incident: 'madou', kind: 'warning', severity: 'severe' },
    ...{ headline: text('Fumée', 'Rook'), body: text('a', 'b'), to: { communes: ['21014', '21004', '21016'] } },
  }),
  event('01:14:06', 'alert.issued', {
    alert: 'notice',
    recipients: ['21004', '21014', '21016'].map(id => ({ id, kind: 'commune' })),
  }),
  event('01:14:07', 'alert.sending-reported', {
    ...{ alert: 'notice', recipients: ['21016'], device: 'd', outcome: 'sent', about: 'issue' },
  }),
  event('01:15:20', 'alert.read', { alert: 'notice', recipients: ['21004'], actedAt: at('01:15:20') }),
  event(
    '01:16:00',
    'alert.acknowledged',
    { alert: 'notice', recipients: ['21014'], disposition: 'call-me', note: 'PMR', actedAt: at('01:15:58') },
    'liaison',
  ),
  event('01:29:10', 'alert.drafted', {
    ...{ alert: 'shelter', incident: 'madou', kind: 'warning', severity: 'moderate' },
    ...{ headline: text('À l’abri', 'Schuilen'), body: text('a', 'b'), to: { communes: ['21014'] } },
  }),
]);
const NOW = Date.parse(at('01:31:07'));
const mandate = (person: string, code: FunctionCode): Mandate => ({
  ...{ id: person, person, function: code, scope: 'region', from: '2026-01-01T00:00:00Z' },
});

describe('policy and posts', () => {
  test('[room.6] the highest phase in force leads; the others stand beside it', () => {
    const policy = policyOf(room);
    expect(policy.level).toBe('provinciale');
    expect(policy.inForce.map(p => p.id)).toEqual(['pro', 'com']);
    expect(policyOf(emptyRoom('live')).level).toBe('veille');
  });
  test('a command post is an axis of its own, a director is present by a mandate in force', () => {
    expect(commandPost(room)?.id).toBe('pc');
    expect(directorsPresent(room, NOW)).toEqual(['D1']);
  });
});

describe('receipts', () => {
  const { metro, notice } = room.alerts;
  test('[room.6] cells carry letter, name and lateness in the reader’s language', () => {
    const cells = cellsOf(notice!, NOW, 'nl');
    expect(cells.map(c => [c.nis, c.letter, c.late])).toEqual([
      ['21004', 'L', false],
      ['21014', 'A', false],
      ['21016', 'E', true],
    ]);
    expect(cells[2]?.name).toBe('1180 Ukkel');
    expect(countOf(notice!)).toEqual({ got: 2, all: 3 });
    expect(byLetter(notice!).map(r => r.recipient)).toEqual(['21016', '21004', '21014']);
  });
  test('a decision is silent after one minute, a notice after five', () => {
    const receipt = (alert: typeof metro, id: string) => alert!.receipts[id]!;
    const since = (clock: string) => Date.parse(at(clock));
    expect(isLate(metro!, receipt(metro, 'transport-dispatch'), since('01:15:01'))).toBe(false);
    expect(isLate(metro!, receipt(metro, 'transport-dispatch'), since('01:15:02'))).toBe(true);
    expect(isLate(notice!, receipt(notice, '21016'), since('01:19:05'))).toBe(false);
    expect(silentOf(notice!, since('01:19:06')).map(r => r.recipient)).toEqual(['21016']);
  });
  test('the notice shown is that of the incident in hand, decisions are its own', () => {
    expect(noticeShown(room.alerts, 'madou')?.id).toBe('notice');
    expect(decisionsOf(room.alerts, 'madou').map(a => a.id)).toEqual(['metro']);
    expect(decisionsOf(room.alerts, 'gas')).toEqual([]);
  });
  test('a recipient is called as people call it', () => {
    const stib = { recipient: 'transport-dispatch', kind: 'function' };
    expect([recipientName(stib, 'fr'), recipientName(stib, 'nl')]).toEqual(['STIB', 'MIVB']);
    expect(recipientShort({ recipient: '21014', kind: 'commune' }, 'fr')).toBe('1210');
    expect(recipientShort({ recipient: '5344', kind: 'zone' }, 'nl')).toBe('PZ 5344');
  });
});

describe('what needs you', () => {
  test('[room.6] the silence of a decision comes first, then who asks for a call, then what is to be approved', () => {
    const officer = { person: 'officer', mandates: [mandate('officer', 'information-manager')] };
    const all = askingOf(room, officer, NOW);
    const asking = all.filter(a => a.kind !== 'brought');
    // Two phases of this night were declared and nobody was told: that is red, and before all else.
    expect(all.slice(0, 2).map(a => a.kind)).toEqual(['brought', 'brought']);
    expect(asking.map(a => a.kind)).toEqual(['silent', 'call-me', 'approve', 'late']);
    expect(asking[0] && 'receipts' in asking[0] && asking[0].receipts.map(r => r.recipient)).toEqual([
      'transport-dispatch',
    ]);
  });
  test('nobody without a right is asked', () => {
    expect(askingOf(room, { person: 'a', mandates: [mandate('a', 'auditor')] }, NOW)).toEqual([]);
  });
});

describe('the chronology', () => {
  test('[room.6] is one journal of what was written and what the room did, newest first, by incident', () => {
    const lines = chronologyOf(room, 'madou');
    expect(lines.map(l => l.at)).toEqual([...lines.map(l => l.at)].sort().reverse());
    expect(lines.every(l => l.incident === 'madou')).toBe(true);
    expect(lines.find(l => l.id === 'l1')?.say('nl')).toBe('Stel stil');
    expect(lines.find(l => l.id === 'pro declared')?.source).toBe('HF');
    expect(chronologyOf(room).some(l => l.incident === 'gas')).toBe(true);
  });
  test('who asks for a call stands out, with the note', () => {
    const line = chronologyOf(room, 'madou').find(l => l.id === 'notice 21014');
    expect(line?.urgent).toBe(true);
    expect(line?.say('fr')).toContain('demande un appel. PMR');
  });
  test('communes are short in a list and whole where there is room', () => {
    expect(placeShort(['21014', '21004'])).toBe('1210 · 1000');
    expect(placeFull(['21014'], 'nl')).toBe('1210 Sint-Joost-ten-Node');
  });
});
