import { describe, expect, it } from 'vitest';
import { createDesk } from '../../server/room/testing/desk.ts';
import { mandateId, personId } from '../../shared/testing/people.ts';
import { idOf } from '../../shared/testing/random.ts';
import { concertationAskings } from './askings.ts';
import { concertationLines } from './lines.ts';
import { minutesText } from './minutesText.ts';

const [meeting, round] = [idOf('meeting'), idOf('round')];
const question = { fr: 'Rouvrir la Petite Ceinture ?', nl: 'Kleine Ring heropenen?' };

/** A committee that asks two directors and two communes, of whom one of each is silent. */
function held() {
  const desk = createDesk();
  const agenda = [{ item: idOf('item'), part: 'image', title: { fr: 'Situation', nl: 'Toestand' } }];
  const office = { chair: mandateId('high-official'), secretary: mandateId('operator') };
  desk.does('operator', 'meeting.open', { meeting, organ: 'cc-prov', place: 'Salle 3', ...office, agenda });
  desk.does('operator', 'meeting.note', { meeting, note: idOf('n'), item: idOf('item'), text: 'Foyer maîtrisé' });
  desk.does('operator', 'round.ask', {
    ...{ round, meeting, question },
    to: { functions: ['dir-d1', 'dir-d3'], communes: ['21004', '21016'] },
  });
  desk.does('dir-d1', 'round.answer', { round, answer: 'reserve', line: 'Après mesure CO' });
  desk.does('liaison-21004', 'round.answer', { round, answer: 'ok' });
  return desk;
}
const asker = (who: string, functions: readonly string[]) => ({
  person: personId(who),
  mandates: Object.values(held().room.mandates).filter(
    m => m.person === personId(who) && functions.includes(m.function),
  ),
});
const asked = (desk: ReturnType<typeof held>, who: string, fn: string, seconds: number) =>
  concertationAskings(desk.room, asker(who, [fn]), Date.parse(desk.now) + seconds * 1_000).map(a => a.title('fr'));

describe('[engine.9] minutes as text', () => {
  it('have their headings in the reader’s language, what was typed as typed, and the silent by name', () => {
    const desk = held();
    desk.does('operator', 'meeting.close', { meeting });
    const { closed, signatures } = desk.room.meetings[meeting]!;
    const text = (language: 'fr' | 'nl') => minutesText(closed!.minutes, { hash: closed!.hash, signatures }, language);
    for (const line of [
      'Procès-verbal – CC-Prov n° 1',
      'IMAGE',
      'Foyer maîtrisé',
      'TOUR DE TABLE – Rouvrir la Petite Ceinture ?',
      '  Dir-SI – Réserve. Après mesure CO',
      '  Dir-Pol – sans réponse',
      '  1000 Bruxelles – OK',
      '  1180 Uccle – sans réponse',
      'SIÈGES VACANTS',
      closed!.hash,
    ])
      expect(text('fr')).toContain(line);
    for (const line of ['Verslag – CC-Prov nr. 1', 'BEELDVORMING', 'Foyer maîtrisé', '  1180 Ukkel – geen antwoord'])
      expect(text('nl')).toContain(line);
  });

  it('ask to be signed by whoever chaired, until they are', () => {
    const desk = held();
    expect(asked(desk, 'high-official', 'high-official', 0)).not.toContain('Procès-verbal à signer');
    desk.does('operator', 'meeting.close', { meeting });
    expect(asked(desk, 'high-official', 'high-official', 0)).toContain('Procès-verbal à signer');
    desk.does('high-official', 'meeting.sign', { meeting, hash: desk.room.meetings[meeting]!.closed!.hash });
    expect(asked(desk, 'high-official', 'high-official', 0)).not.toContain('Procès-verbal à signer');
    const said = concertationLines(desk.room).map(line => line.say('fr'));
    expect(said).toContain('CC-Prov n° 1 close, procès-verbal figé');
    expect(said).toContain('Procès-verbal CC-Prov n° 1 signé par high-official');
  });
});

describe('[engine.4] what a round asks at the desk', () => {
  it('is an answer of whoever is asked, and the silent ones of whoever keeps the round', () => {
    const desk = held();
    expect(asked(desk, 'dir-d3', 'dir-d3', 0)).toEqual(['Une question vous est posée']);
    expect(asked(desk, 'dir-d1', 'dir-d1', 0)).toEqual([]);
    expect(asked(desk, 'operator', 'regional-operator', 60)).toEqual([]);
    expect(asked(desk, 'operator', 'regional-operator', 90)).toEqual(['Dir-Pol et 1180 Uccle sans réponse']);
  });

  it('is late where an action has passed its time, for whoever owns it', () => {
    const desk = held();
    const due = new Date(Date.parse(desk.now) + 600_000).toISOString();
    const action = { action: idOf('a'), text: 'Mesure CO', owner: { function: 'dir-d1' }, due };
    desk.does('operator', 'meeting.action', { meeting, ...action });
    expect(asked(desk, 'dir-d1', 'dir-d1', 599)).toEqual([]);
    expect(asked(desk, 'dir-d1', 'dir-d1', 601)).toEqual(['Une de vos actions est en retard']);
    desk.does('dir-d1', 'meeting.action-done', { meeting, action: idOf('a') });
    expect(asked(desk, 'dir-d1', 'dir-d1', 601)).toEqual([]);
  });
});
