import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOfMinutes } from '../../shared/meetings/minutes.ts';
import { NIS_CODES } from '../../shared/territory/reference.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';

const question = { fr: 'Peut-on rouvrir la Petite Ceinture ?', nl: 'Kan de Kleine Ring weer open?' };

describe('a round of the table in a meeting, on the real server', () => {
  let belfry: TestBelfry;
  /** Where the test puts the server's clock, ms after the real one. */
  let ahead = 0;
  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false, clock: () => new Date(Date.now() + ahead) });
  });
  afterAll(() => belfry?.stop());
  const room = () => belfry.belfry.worlds.live.room;
  const does = async (...asked: Parameters<TestBelfry['command']>) => {
    const answer = await belfry.command(...asked);
    expect(answer).toMatchObject({ ok: true });
  };
  const mandateOf = (account: string) =>
    Object.values(room().mandates).find(m => m.person === belfry.personOf(account))?.id as string;

  it('[engine.4] [engine.9] nineteen communes are polled, two are silent, chased over a restart and named in the signed minutes', async () => {
    const [meeting, round, item] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    await does('operator', 'meeting.open', {
      ...{ meeting, organ: 'cc-prov', place: 'Centre de crise', chair: mandateOf('high-official') },
      agenda: [{ item, part: 'decision', title: 'Réouverture' }],
    });
    // A commune follows over a socket: it sees the question and its own answer, and nobody else's silence.
    const commune = await belfry.connect('liaison-21004');
    await does('operator', 'round.ask', { round, meeting, question, to: { communes: [...NIS_CODES] } });
    await commune.until(r => r.rounds[round] !== undefined);
    expect(Object.keys(commune.room.rounds[round]?.receipts ?? {})).toEqual(['21004']);
    expect(commune.room.rounds[round]?.meeting).toBeUndefined();

    const silent = ['21008', '21016'];
    for (const nis of NIS_CODES.filter(code => !silent.includes(code)))
      await does(`liaison-${nis}`, 'round.answer', { round, answer: nis === '21004' ? 'reserve' : 'ok' });
    await commune.until(r => r.rounds[round]?.receipts['21004']?.answers.length === 1);
    const chased = () => NIS_CODES.filter(nis => (room().rounds[round]?.receipts[nis]?.chased.length ?? 0) > 0);
    ahead += 91_000;
    await expect.poll(chased, { timeout: 30_000 }).toEqual(silent);
    commune.close();
    await belfry.halt();
    ahead += 90_000;
    await belfry.resume();
    const times = () => silent.map(nis => room().rounds[round]?.receipts[nis]?.chased.length);
    await expect.poll(times, { timeout: 30_000 }).toEqual([2, 2]);

    await does('operator', 'meeting.close', { meeting });
    const { minutes, hash } = room().meetings[meeting]!.closed!;
    const named = minutes.rounds[0]?.result.filter(row => !row.answer).map(row => [row.recipient, row.chased]);
    expect(named).toEqual(silent.map(nis => [nis, 2]));
    expect(await belfry.command('operator', 'meeting.sign', { meeting, hash })).toMatchObject({ ok: false });
    await does('high-official', 'meeting.sign', { meeting, hash });
    expect(room().meetings[meeting]?.signatures).toMatchObject([{ as: 'chair', hash }]);
    expect(hashOfMinutes(minutes)).toBe(hash);
    const late = await belfry.command('liaison-21008', 'round.answer', { round, answer: 'ok' });
    expect(late).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });
});
