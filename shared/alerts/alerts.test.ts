import { describe, expect, it } from 'vitest';
import { answerIn } from '../../server/room/outcome.ts';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { personId } from '../testing/people.ts';
import { across, boxAround, inside } from '../testing/places.ts';
import { idOf } from '../testing/random.ts';
import { letterOf } from './letter.ts';

const alert = idOf('alert');
const draft = (more: object = {}) => ({
  alert,
  kind: 'warning',
  headline: { fr: 'Fumée toxique', nl: 'Giftige rook' },
  body: { fr: 'Fermez portes et fenêtres.', nl: 'Sluit ramen en deuren.' },
  to: { communes: ['21004'] },
  severity: 'severe',
  ...more,
});
/** An alert on its way: drafted by the operator, approved by the information manager, issued. */
function issued(to: object = { communes: ['21004'] }): Desk {
  const desk = createDesk();
  desk.does('operator', 'alert.draft', draft({ to }));
  desk.does('officer', 'alert.approve', { alert });
  desk.does('operator', 'alert.issue', { alert });
  return desk;
}
const receipt = (desk: Desk, recipient: string) => desk.room.alerts[alert]?.receipts[recipient];
const letter = (desk: Desk, recipient: string) => letterOf(receipt(desk, recipient)!);
const recipients = (desk: Desk) => Object.keys(desk.room.alerts[alert]?.receipts ?? {}).sort();

describe('[room.3] an alert exists in French and in Dutch, or not at all', () => {
  it.each([
    ['the Dutch headline', { headline: { fr: 'Fumée' } }, 'data.headline.nl'],
    ['the French body', { body: { nl: 'Sluit ramen' } }, 'data.body.fr'],
    ['the Dutch instruction', { instruction: { fr: 'Restez' } }, 'data.instruction.nl'],
    ['words in the Dutch headline', { headline: { fr: 'Fumée', nl: '   ' } }, 'data.headline.nl'],
  ])('%s is missing: the refusal names the path', (_title, more, path) => {
    const outcome = createDesk().ask('operator', 'alert.draft', draft(more));
    if (!('ok' in outcome)) throw new Error('it was drafted');
    for (const language of ['fr', 'nl', 'en'] as const)
      expect(answerIn(outcome, language)).toMatchObject({ ok: false, error: { code: 'invalid', path } });
  });

  it('one string for both is refused', () => {
    expect(createDesk().ask('operator', 'alert.draft', draft({ headline: 'Fumée' }))).toMatchObject({
      code: 'invalid',
    });
  });

  it('the reason for taking it back too', () => {
    const refused = issued().ask('operator', 'alert.cancel', { alert, reason: { fr: 'Erreur' } });
    expect(refused).toMatchObject({ code: 'invalid' });
  });
});

describe('[room.3] an alert passes four eyes', () => {
  it('drafted, approved by another person, issued: each with who and when', () => {
    expect(issued().room.alerts[alert]).toMatchObject({
      status: 'issued',
      drafted: { by: { person: personId('operator') } },
      approved: { by: { person: personId('officer') } },
      issued: { by: { person: personId('operator') } },
    });
  });

  it('whoever wrote it cannot approve it, whoever approved it may issue it', () => {
    const desk = createDesk();
    desk.does('officer', 'alert.draft', draft());
    const refused = desk.ask('officer', 'alert.approve', { alert });
    expect(refused).toMatchObject({ code: 'forbidden', reason: 'second-person' });
    desk.does('high-official', 'alert.approve', { alert });
    desk.does('high-official', 'alert.issue', { alert });
  });

  it('whoever revised it last wrote it', () => {
    const desk = createDesk();
    desk.does('operator', 'alert.draft', draft());
    desk.does('officer', 'alert.draft', draft({ severity: 'extreme' }));
    expect(desk.ask('officer', 'alert.approve', { alert })).toMatchObject({ reason: 'second-person' });
  });

  it('without approval it is not issued, after it not revised', () => {
    const desk = createDesk();
    desk.does('operator', 'alert.draft', draft());
    const early = desk.ask('operator', 'alert.issue', { alert });
    expect(early).toMatchObject({ code: 'rejected', reason: 'alert-not-approved' });
    desk.does('officer', 'alert.approve', { alert });
    for (const [who, type, data] of [
      ['operator', 'alert.draft', draft()],
      ['high-official', 'alert.approve', { alert }],
    ] as const)
      expect(desk.ask(who, type, data)).toMatchObject({ code: 'conflict', reason: 'alert-not-draft' });
  });

  it('it is issued once and taken back once; what was taken back is never issued', () => {
    const desk = issued();
    const reason = { fr: 'Erreur', nl: 'Fout' };
    const issue = () => desk.ask('operator', 'alert.issue', { alert });
    expect(issue()).toMatchObject({ code: 'conflict', reason: 'alert-already-issued' });
    desk.does('operator', 'alert.cancel', { alert, reason });
    const again = desk.ask('operator', 'alert.cancel', { alert, reason });
    expect([issue(), again]).toMatchObject(Array(2).fill({ code: 'conflict', reason: 'alert-cancelled' }));
  });

  it.each([
    'liaison-21004',
    'mayor-21004',
    'zone-5339',
    'video',
    'auditor',
  ])('%s neither drafts, approves nor issues', who => {
    const desk = createDesk();
    desk.does('operator', 'alert.draft', draft());
    for (const [type, data] of [
      ['alert.draft', draft()],
      ['alert.approve', { alert }],
      ['alert.issue', { alert }],
    ] as const)
      expect(desk.ask(who, type, data), type).toMatchObject({ code: 'forbidden', reason: 'no-right' });
  });

  it.each([
    ['a deadline that is past', { respondBy: '2026-11-24T01:10:00Z' }, 'deadline-past', 'data.respondBy'],
    ['an incident nobody opened', { incident: idOf('none') }, 'unknown-incident', 'data.incident'],
    ['a commune that is none', { to: { communes: ['21004', '99999'] } }, 'unknown-commune', 'data.to.communes.1'],
    ['an area where nobody lives', { to: { area: boxAround([4.9, 50.3]) } }, 'nobody-addressed', 'data.to'],
  ])('%s is refused', (_title, more, reason, path) => {
    expect(createDesk().ask('operator', 'alert.draft', draft(more))).toMatchObject({ code: 'rejected', reason, path });
  });

  it('an alert to nobody is refused by the form', () => {
    for (const to of [{}, { communes: [] }, { communes: [], zones: [], functions: [] }])
      expect(createDesk().ask('operator', 'alert.draft', draft({ to }))).toMatchObject({ code: 'invalid' });
  });

  it.each([
    'alert.approve',
    'alert.issue',
    'alert.cancel',
    'alert.report-sending',
  ])('%s of an unknown one is refused', type => {
    const data = {
      'alert.cancel': { alert, reason: { fr: 'x', nl: 'x' } },
      'alert.report-sending': { alert, recipients: ['21004'], outcome: 'sent', about: 'issue' },
    }[type] ?? { alert };
    const refused = createDesk().ask(type === 'alert.report-sending' ? 'belfry' : 'officer', type, data);
    expect(refused).toMatchObject({ code: 'rejected', reason: 'unknown-alert', path: 'data.alert' });
  });
});

describe('[room.3] an alert has its recipients', () => {
  it.each([
    ['communes by name, each once', { communes: ['21013', '21004', '21013'] }, ['21004', '21013']],
    ['zones', { zones: ['5344', '5339'] }, ['5339', '5344']],
    ['functions', { functions: ['transport-dispatch', 'dir-d1'] }, ['dir-d1', 'transport-dispatch']],
    ['the commune of a drawn area', { area: boxAround(inside('21016')) }, ['21016']],
    [
      'all together',
      { communes: ['21001'], zones: ['5339'], functions: ['dir-d2'], area: boxAround(inside('21001')) },
      ['21001', '5339', 'dir-d2'],
    ],
  ])('%s', (_title, to, expected) => {
    expect(recipients(issued(to))).toEqual(expected);
  });

  it('an area over two communes reaches both', () => {
    expect(recipients(issued({ area: across('21004', '21013') }))).toEqual(expect.arrayContaining(['21004', '21013']));
  });

  it('a stranger’s alert is as unknown as one that never was, and so is a draft', () => {
    const desk = issued();
    desk.does('operator', 'alert.draft', draft({ alert: idOf('draft') }));
    for (const type of ['alert.receive', 'alert.read', 'alert.acknowledge']) {
      const data = type === 'alert.acknowledge' ? { disposition: 'acting' } : {};
      const ask = (who: string, name: string) => desk.ask(who, type, { alert: name, ...data });
      const unknown = { code: 'rejected', reason: 'unknown-alert', path: 'data.alert' };
      expect(ask('liaison-21013', alert), type).toEqual(ask('liaison-21013', idOf('never')));
      expect(ask('liaison-21013', alert), type).toMatchObject(unknown);
      expect(ask('liaison-21004', idOf('draft')), type).toMatchObject(unknown);
    }
  });

  it('who sees it but is no recipient does not answer for them', () => {
    const refused = issued().ask('operator', 'alert.acknowledge', { alert, disposition: 'acting' });
    expect(refused).toMatchObject({ code: 'forbidden', reason: 'not-a-recipient' });
  });
});

describe('[room.3] a receipt grows: sent, received, read, answered', () => {
  const reported = (more: object = {}) => ({ alert, recipients: ['21004'], outcome: 'sent', about: 'issue', ...more });

  it('letter by letter', () => {
    const desk = issued();
    const letters = [letter(desk, '21004')];
    desk.does('belfry', 'alert.report-sending', reported({ device: 'phone' }));
    letters.push(letter(desk, '21004'));
    desk.does('liaison-21004', 'alert.receive', { alert, device: 'phone' });
    letters.push(letter(desk, '21004'));
    desk.does('liaison-21004', 'alert.read', { alert, device: 'phone' });
    letters.push(letter(desk, '21004'));
    desk.does('mayor-21004', 'alert.acknowledge', { alert, disposition: 'acting', note: 'Équipe en route' });
    expect([...letters, letter(desk, '21004')]).toEqual(['–', 'E', 'R', 'L', 'A']);
    expect(receipt(desk, '21004')?.answer).toMatchObject({
      disposition: 'acting',
      by: { person: personId('mayor-21004') },
    });
  });

  it('each stage is written once for a recipient, and once for each device', () => {
    const desk = issued();
    expect(desk.does('liaison-21004', 'alert.receive', { alert, device: 'phone' })).toHaveLength(1);
    expect(desk.does('liaison-21004', 'alert.receive', { alert, device: 'phone' })).toHaveLength(0);
    expect(desk.does('mayor-21004', 'alert.receive', { alert, device: 'tablet' })).toHaveLength(1);
    expect(desk.does('liaison-21004', 'alert.read', { alert })).toHaveLength(1);
    expect(desk.does('mayor-21004', 'alert.read', { alert })).toHaveLength(0);
    expect(Object.keys(receipt(desk, '21004')!.devices)).toEqual(['phone', 'tablet']);
  });

  it('each stage keeps the time at which it was first reached', () => {
    const desk = issued();
    const times = [desk.now, '2026-11-24T01:20:00.000Z', '2026-11-24T01:30:00.000Z'] as const;
    desk.does('liaison-21004', 'alert.receive', { alert, device: 'phone' });
    desk.now = times[1];
    desk.does('liaison-21004', 'alert.read', { alert, device: 'phone' });
    desk.now = times[2];
    desk.does('mayor-21004', 'alert.receive', { alert, device: 'tablet' });
    desk.does('liaison-21004', 'alert.acknowledge', { alert, disposition: 'acting' });
    expect(receipt(desk, '21004')).toMatchObject({ received: times[0], read: times[1], answer: { at: times[2] } });
  });

  it('a late report of sending does not set back a device that has it already', () => {
    const desk = issued();
    desk.does('liaison-21004', 'alert.receive', { alert, device: 'phone' });
    desk.does('belfry', 'alert.report-sending', reported({ device: 'phone' }));
    expect(receipt(desk, '21004')?.devices.phone?.state).toBe('delivered');
    expect(letter(desk, '21004')).toBe('R');
  });

  it('a device that cannot be reached says why; a recipient without any device too', () => {
    const desk = issued();
    desk.does('belfry', 'alert.report-sending', reported({ device: 'phone', outcome: 'failed', reason: 'gone' }));
    expect(receipt(desk, '21004')).toMatchObject({ devices: { phone: { state: 'failed', reason: 'gone' } } });
    expect(receipt(desk, '21004')?.failed).toBeUndefined();
    desk.does('belfry', 'alert.report-sending', reported({ outcome: 'failed', reason: 'no-device' }));
    expect(receipt(desk, '21004')?.failed).toBe('no-device');
  });

  it('the taking-back is noted on the devices that had it', () => {
    const desk = issued();
    desk.does('belfry', 'alert.report-sending', reported({ device: 'phone' }));
    desk.does('belfry', 'alert.report-sending', reported({ device: 'phone', about: 'cancel' }));
    desk.does('belfry', 'alert.report-sending', reported({ device: 'unknown', about: 'cancel' }));
    expect(receipt(desk, '21004')?.devices).toMatchObject({ phone: { state: 'sent', cancelSent: desk.now } });
    expect(Object.keys(receipt(desk, '21004')!.devices)).toEqual(['phone']);
  });

  it('who holds two mandates answers for both recipients at once', () => {
    const desk = issued({ communes: ['21006', '21004'], zones: ['5344'] });
    desk.does('double', 'alert.acknowledge', { alert, disposition: 'call-me' });
    expect(recipients(desk).map(id => letter(desk, id))).toEqual(['–', 'A', 'A']);
  });

  it('an answer may be corrected: the last one holds, the first reading stays', () => {
    const desk = issued();
    desk.does('liaison-21004', 'alert.acknowledge', { alert, disposition: 'not-concerned' });
    const read = desk.now;
    desk.now = '2026-11-24T01:20:00.000Z';
    desk.does('mayor-21004', 'alert.acknowledge', { alert, disposition: 'acting' });
    expect(receipt(desk, '21004')).toMatchObject({ read, answer: { disposition: 'acting', at: desk.now } });
  });

  it('an answer given offline keeps when it was given, beside when it came', () => {
    const desk = issued();
    desk.now = '2026-11-24T01:40:00.000Z';
    desk.does('liaison-21004', 'alert.acknowledge', { alert, disposition: 'acting' }, '2026-11-24T01:22:00Z');
    expect(receipt(desk, '21004')).toMatchObject({
      read: '2026-11-24T01:22:00Z',
      answer: { actedAt: '2026-11-24T01:22:00Z', at: '2026-11-24T01:40:00.000Z' },
    });
  });

  it('a clock that runs ahead does not date an answer into the future', () => {
    const desk = issued();
    desk.does('liaison-21004', 'alert.acknowledge', { alert, disposition: 'acting' }, '2026-11-24T09:00:00Z');
    expect(receipt(desk, '21004')?.answer).toMatchObject({ actedAt: desk.now, at: desk.now });
  });

  it('only Belfry itself reports what became of the sending', () => {
    for (const who of ['operator', 'admin', 'liaison-21004'])
      expect(issued().ask(who, 'alert.report-sending', reported()), who).toMatchObject({ reason: 'no-right' });
  });
});

describe('[engine.11] French and Dutch of an alert say the same facts', () => {
  const texts = (fr: string, nl: string) => draft({ body: { fr, nl } });

  it('an hour changed in one language alone stops the approval, and the difference is shown', () => {
    const desk = createDesk();
    desk.does('operator', 'alert.draft', texts('Restez chez vous jusqu’à 15h.', 'Blijf thuis tot 14 uur.'));
    const refused = desk.ask('officer', 'alert.approve', { alert });
    expect(refused).toMatchObject({
      code: 'rejected',
      reason: 'languages-differ',
      params: { differences: [{ kind: 'time', fr: '15:00', nl: '14:00', field: 'body' }] },
    });
    if (!('ok' in refused)) throw new Error('it was approved');
    for (const language of ['fr', 'nl', 'en'] as const)
      expect(answerIn(refused, language)).toMatchObject({
        error: { message: expect.stringContaining('FR 15:00 · NL 14:00') },
      });
    desk.does('operator', 'alert.draft', texts('Restez chez vous jusqu’à 15h.', 'Blijf thuis tot 15 uur.'));
    desk.does('officer', 'alert.approve', { alert });
  });

  it('a draft that another has revised meanwhile is not overwritten unseen', () => {
    const desk = createDesk();
    desk.does('operator', 'alert.draft', draft());
    const seen = desk.now;
    desk.now = '2026-11-24T01:12:00.000Z';
    desk.does('officer', 'alert.draft', draft({ severity: 'extreme', seen }));
    const stale = desk.ask('operator', 'alert.draft', draft({ seen }));
    expect(stale).toMatchObject({ code: 'conflict', reason: 'changed-meanwhile' });
    expect(desk.room.alerts[alert]).not.toHaveProperty('seen');
    desk.does('operator', 'alert.draft', draft({ seen: desk.now }));
  });
});
