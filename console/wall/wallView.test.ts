import { describe, expect, it } from 'vitest';
import { createDesk } from '../../server/room/testing/desk.ts';
import { inside } from '../../shared/testing/places.ts';
import { idOf } from '../../shared/testing/random.ts';
import { basisFor, inBoth, silenceOf, tickerOf, wallView } from './wallView.ts';

const MADOU = inside('21014');
const [incident, alert, feed] = [idOf('incident'), idOf('alert'), idOf('feed')];
function night() {
  const desk = createDesk();
  desk.does('operator', 'incident.open', { incident, kind: 'incident', severity: 'severe', title: 'x', point: MADOU });
  return desk;
}
const words = { fr: 'Fermer le métro', nl: 'Metro sluiten' };

describe('[room.6] words of a wall', () => {
  it.each([
    [{ fr: 'Madou, quai Simonis', nl: 'Madou, perron Simonis' }, 'Madou, quai – perron Simonis'],
    [{ fr: 'Boulevard du Régent', nl: 'Regentlaan' }, 'Boulevard du Régent – Regentlaan'],
    [{ fr: 'Fumée, métro Madou', nl: 'Rook, metro Madou' }, 'Fumée, métro Madou – Rook, metro Madou'],
    [{ fr: 'Drone 1', nl: 'Drone 1' }, 'Drone 1'],
    ['STIB', 'STIB'],
    [{ fr: 'Rue X', nl: 'Rue X Y' }, 'Rue X – X Y'],
  ])('%j are said as %s', (said, shown) => {
    expect(inBoth(said)).toBe(shown);
  });
});

describe('[room.6] what a screen shows', () => {
  it('is nothing until a desk sends it a view', () => {
    const desk = night();
    expect(wallView(desk.room, 'wall-a', 0)).toBeUndefined();
    desk.does('operator', 'screen.show', { screen: 'wall-a', layout: 'situation', incident });
    expect(wallView(desk.room, 'wall-a', 0)).toMatchObject({ incident: { id: incident }, feeds: [] });
    expect(wallView(desk.room, 'wall-b', 0)).toBeUndefined();
  });

  it('pictures: three beside a map, all in a mosaic, none where the map is alone', () => {
    const desk = night();
    const feeds = Array.from({ length: 6 }, (_, i) => idOf(`camera ${i}`));
    for (const id of feeds)
      desk.does('video', 'feed.register', {
        ...{ feed: id, name: { fr: id, nl: id }, source: { kind: 'test' }, owner: 'STIB', regime: 'transport' },
      });
    const show = (layout: 'situation' | 'map' | 'mosaic') => {
      desk.does('operator', 'screen.show', { screen: 'wall-a', layout, feeds });
      return wallView(desk.room, 'wall-a', 0)?.feeds.map(({ id }) => id);
    };
    expect(show('situation')).toEqual(feeds.slice(0, 3));
    expect(show('mosaic')).toEqual(feeds);
    expect(show('map')).toEqual([]);
    desk.does('video', 'feed.retire', { feed: feeds[0]!, reason: 'Fin' });
    expect(show('mosaic')).toEqual(feeds.slice(1));
  });

  it('the log of its incident, newest first, no more than there is room for', () => {
    const desk = night();
    for (const text of ['un', 'deux', 'trois']) {
      desk.now = new Date(Date.parse(desk.now) + 1_000).toISOString();
      desk.does('operator', 'log.write', { entry: idOf(text), text, incident });
    }
    expect(tickerOf(desk.room, incident, 2).map(line => line.say('fr'))).toEqual(['trois', 'deux']);
    expect(tickerOf(desk.room, idOf('other'), 2)).toEqual([]);
  });
});

describe('[room.9] the one red thing', () => {
  it('is the recipient of a decision who is silent longest, in both languages, with how many more', () => {
    const desk = night();
    expect(silenceOf(desk.room, Date.parse(desk.now))).toBeUndefined();
    const decide = (id: string, to: object) => {
      const draft = { incident, kind: 'decision', severity: 'severe', headline: words, body: words };
      desk.does('operator', 'alert.draft', { ...draft, alert: id, to });
      desk.does('high-official', 'alert.approve', { alert: id });
      desk.does('operator', 'alert.issue', { alert: id });
      return Date.parse(desk.now);
    };
    const first = decide(alert, { functions: ['transport-dispatch', 'fire-dispatch'] });
    const since = desk.now;
    desk.does('siamu', 'alert.receive', { alert });
    desk.now = new Date(first + 30_000).toISOString();
    decide(idOf('second'), { zones: ['5339'] });
    expect(silenceOf(desk.room, first + 59_999)).toBeUndefined();
    expect(silenceOf(desk.room, first + 60_000)).toEqual({ who: 'STIB – MIVB', since, more: 0 });
    expect(silenceOf(desk.room, first + 90_000)).toEqual({ who: 'STIB – MIVB', since, more: 1 });
  });
});

describe('[room.8] police images on a wall', () => {
  it('are looked at on the basis that a person at a desk named, and on none where nobody did', () => {
    const desk = night();
    const camera = {
      feed,
      name: words,
      source: { kind: 'test' },
      owner: 'ZP',
      regime: 'police',
      point: inside('21004'),
    };
    desk.does('video', 'feed.register', camera);
    desk.does('operator', 'screen.show', { screen: 'wall-a', layout: 'situation', incident });
    const basis = () => basisFor(desk.room, desk.room.feeds[feed]!, desk.room.screens['wall-a']!);
    expect(basis()).toBeUndefined();
    desk.does('police-5339', 'feed.watch', { look: idOf('look'), feed, purpose: 'x', basis: 'LFP 25/3' });
    expect(basis()).toBe('LFP 25/3');
    desk.does('police-5339', 'feed.unwatch', { look: idOf('look') });
    expect(basis()).toBe('LFP 25/3');
  });
});
