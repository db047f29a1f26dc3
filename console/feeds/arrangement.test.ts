import { beforeEach, describe, expect, it } from 'vitest';
import { createDesk } from '../../server/room/testing/desk.ts';
import { destination } from '../../shared/territory/geodesy.ts';
import { inside } from '../../shared/testing/places.ts';
import { idOf } from '../../shared/testing/random.ts';
import { takeInHand } from '../desk/deskState.ts';
import { aimOf, sendChoices } from '../desk/sendChoices.ts';
import { kept, type Presence, useRoom } from '../room/store.ts';
import {
  arrangedFeeds,
  countTiles,
  followAgain,
  moved,
  showLayout,
  showTour,
  togglePicture,
  togglePin,
  useArrangement,
} from './arrangement.ts';
import { isNamed, isOf, listState } from './listState.ts';
import type { PictureStats } from './pictureStats.ts';
import { createPictures, type PicturesDeps } from './pictures.ts';
import { showing } from './sending.ts';
import { ailingOf, pictureOf } from './tileState.ts';

const MADOU = [...inside('21014')] as [number, number];
const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
const [here, there] = [idOf('incident'), idOf('other incident')];
const desk = createDesk();
names.forEach((name, i) => {
  desk.does('video', 'feed.register', {
    ...{ feed: idOf(name), name: { fr: `Caméra ${name}`, nl: name }, source: { kind: 'test' }, owner: 'STIB' },
    ...{ regime: 'transport', point: destination(MADOU, 90, 100 * (i + 1)) },
  });
});
const open = (incident: string, point: [number, number]) =>
  desk.does('operator', 'incident.open', { incident, kind: 'incident', severity: 'minor', title: 'x', point });
open(here, MADOU);
open(there, destination(MADOU, 90, 700));
const layout = { layout: idOf('layout'), name: { fr: 'Rond Madou', nl: 'Rond Madou' }, first: 'large' };
desk.does('video', 'layout.save', { ...layout, feeds: ['six', 'two'].map(idOf) });
const tour = { tour: idOf('tour'), name: { fr: 'Ronde de nuit', nl: 'Nachtronde' } };
desk.does('video', 'tour.save', { ...tour, steps: [{ feeds: [idOf('seven')], seconds: 3_600 }] });
desk.does('operator', 'screen.show', { screen: 'wall-a', layout: 'situation', incident: here });
desk.does('operator', 'screen.show', { screen: 'wall-b', layout: 'mosaic' });

const fresh = useArrangement.getState();
const shown = (inHand: string | undefined = here) =>
  arrangedFeeds(useArrangement.getState(), desk.room, inHand, Date.parse(desk.now)).feeds.map(id =>
    names.find(name => idOf(name) === id),
  );
beforeEach(() => {
  useArrangement.setState({ ...fresh, count: 4 }, true);
  useRoom.setState({ room: desk.room });
  takeInHand(here);
});

describe('[video.3] the pictures of a desk', () => {
  it('are the nearest of what is in hand, and others when another incident is taken in hand', () => {
    expect(shown()).toEqual(['one', 'two', 'three', 'four']);
    expect(shown(there)).toEqual(['seven', 'six', 'five', 'four']);
  });

  it('keep what is pinned where it stands, whichever incident is in hand', () => {
    togglePin(idOf('two'));
    expect(shown(there)).toEqual(['seven', 'two', 'six', 'five']);
    togglePin(idOf('two'));
    expect(shown(there)).toEqual(['seven', 'six', 'five', 'four']);
  });

  it('that a hand moves stay where it puts them, change places with what was pinned there, and go back by Escape', () => {
    const before = useArrangement.getState();
    useArrangement.setState(moved(before, idOf('four'), 0), true);
    expect(shown()).toEqual(['four', 'one', 'two', 'three']);
    const again = useArrangement.getState();
    useArrangement.setState(moved(again, idOf('three'), 0), true);
    expect(shown()).toEqual(['three', 'one', 'two', 'four']);
    expect(shown(there)).toEqual(['three', 'seven', 'six', 'four']);
    useArrangement.setState(before, true);
    expect(shown()).toEqual(['one', 'two', 'three', 'four']);
  });

  it('are those of a layout by its name until another incident is taken in hand or the nearest are asked for', () => {
    togglePin(idOf('three'));
    showLayout(layout.layout);
    expect(shown()).toEqual(['six', 'two']);
    useArrangement.setState(moved(useArrangement.getState(), idOf('two'), 0), true);
    expect(shown()).toEqual(['two', 'six']);
    expect(shown(there)).toEqual(['seven', 'six', 'three', 'five']);
    followAgain();
    expect(shown()).toEqual(['one', 'two', 'three', 'four']);
    followAgain(true);
    expect(shown(there)).toEqual(['seven', 'six', 'five', 'four']);
  });

  it('go with a tour, leave out what is taken away, bring in what is asked for, and are as many as are wanted', () => {
    showTour(tour.tour);
    expect(shown()).toEqual(['seven']);
    followAgain();
    togglePicture(idOf('seven'));
    expect(shown()).toEqual(['one', 'two', 'three', 'four', 'seven']);
    togglePicture(idOf('one'));
    expect(shown()).toEqual(['two', 'three', 'four', 'seven']);
    togglePicture(idOf('one'));
    expect(shown()).toEqual(['two', 'three', 'four', 'seven', 'one']);
    followAgain(true);
    countTiles(0);
    expect(shown()).toEqual(['one']);
    countTiles(99);
    expect(shown()).toEqual(names);
  });
});

describe('[video.3] what is sent to a screen', () => {
  it('is said as one speaks: this camera, wall A, tile three', () => {
    const screens = ['wall-a', 'wall-b', 'foyer'];
    const aims = {
      'madou quai mur a tuile 3': { screen: 'wall-a', tile: 3, rest: ['madou', 'quai'] },
      'madou muur b 12': { screen: 'wall-b', tile: 12, rest: ['madou'] },
      'madou a3': { screen: 'wall-a', tile: 3, rest: ['madou'] },
      'madou wall a tile 3': { screen: 'wall-a', tile: 3, rest: ['madou'] },
      'madou ecran foyer': { screen: 'foyer', rest: ['madou'] },
      'rue a': undefined,
      'madou mur c 3': undefined,
      'mur a 3': undefined,
      'madou a0': undefined,
    };
    for (const [typed, aim] of Object.entries(aims)) expect(aimOf(typed.split(' '), screens), typed).toEqual(aim);
  });

  it('is found by its name: cameras with their tile, layouts and tours with or without a screen', () => {
    const choices = (typed: string) => sendChoices(typed.split(' '), { room: desk.room });
    expect(choices('camera two a3')).toEqual([
      { kind: 'send', what: { feed: idOf('two') }, screen: 'wall-a', tile: 3 },
    ]);
    expect(choices('rond madou')).toEqual([{ kind: 'send', what: { layout: layout.layout } }]);
    expect(choices('nachtronde muur b')).toEqual([{ kind: 'send', what: { tour: tour.tour }, screen: 'wall-b' }]);
    expect(choices('camera two')).toEqual([]);
  });

  it('keeps the incident of the screen, save where the nearest of what is in hand are sent', () => {
    expect(showing({ feed: idOf('two') }, 'wall-a', { tile: 3, incident: there })).toEqual({
      type: 'screen.place',
      data: { screen: 'wall-a', feed: idOf('two'), incident: here, tile: 3 },
    });
    expect(showing({ tour: tour.tour }, 'wall-b', { incident: there }).data).toEqual({
      ...{ screen: 'wall-b', layout: 'mosaic', incident: there, tour: tour.tour },
    });
    const nearest = showing({ these: { tiles: 4, pins: [] } }, 'wall-a', { incident: there, beside: true });
    expect(nearest.data).toEqual({ screen: 'wall-a', layout: 'situation', incident: there, tiles: 4, pins: [] });
    desk.does('operator', nearest.type, nearest.data);
  });
});

describe('[video.3] the list of cameras says before the click', () => {
  const feed = desk.room.feeds[idOf('one')]!;
  const operator = desk.room.mandates;
  const mandates = Object.values(operator).filter(mandate => mandate.function === 'regional-operator');
  const reader = { mandates, at: desk.now, basis: undefined };
  const status = (state: 'live' | 'lost' | 'sleeping' | 'stale' | 'connecting', reason?: string) =>
    ({ state, since: desk.now, viewers: 0, ...(reason ? { reason } : {}) }) as const;
  it.each([
    ['playable though nobody looks', undefined, 'playable'],
    ['at rest', status('sleeping'), 'playable'],
    ['live', status('live'), 'live'],
    ['stale', status('stale'), 'stale'],
    ['lost', status('lost', 'timed-out'), 'lost'],
    ['that nobody sends', status('lost', 'nobody-sends'), 'silent'],
    ['that its format is one that nothing can show', status('lost', 'unsupported'), 'unplayable'],
  ] as const)('%s', (_title, presence, state) => {
    expect(listState(desk.room, feed, presence, reader)).toBe(state);
  });
  it('that there is no right to it, or that a legal basis is to be named, whatever its source does', () => {
    const police = { ...feed, regime: 'police' as const, zones: ['5344'] };
    expect(listState(desk.room, police, status('live'), reader)).toBe('refused');
    const grant = { functions: ['regional-operator'], from: '2020-01-01T00:00:00Z', until: '2099-01-01T00:00:00Z' };
    const granted = { ...police, grants: { g: { id: 'g', reason: 'x', ...grant } } } as unknown as typeof feed;
    expect(listState(desk.room, granted, status('live'), reader)).toBe('asks');
    expect(listState(desk.room, granted, status('live'), { ...reader, basis: 'LFP' })).toBe('live');
  });
  it('is searched without accents, by name, owner or number, and sifted by law, by what moves itself or before it', () => {
    expect(['camera one', 'CAMÉRA', 'stib', '7', ''].map(typed => isNamed(feed, 7, typed))).toEqual(
      Array(5).fill(true),
    );
    expect(['two', '8', 'camera two'].map(typed => isNamed(feed, 7, typed))).toEqual([false, false, false]);
    const kinds = ['all', 'transport', 'police', 'mobile', 'moving'] as const;
    expect(kinds.map(only => isOf(feed, only, undefined))).toEqual([true, true, false, false, false]);
    const now = {
      state: 'sleeping',
      since: '2026-11-24T01:10:00Z',
      viewers: 0,
      movingSince: '2026-11-24T01:13:00Z',
    } as const;
    expect(kinds.map(only => isOf(feed, only, now))).toEqual([true, true, false, false, true]);
  });
});

describe('[video.3] a tile', () => {
  const stats = (more: Partial<PictureStats> = {}): PictureStats => ({
    ...{ latencyMs: 180, bitsPerSecond: 1e6, framesPerSecond: 25, framesDecoded: 9, packetsLost: 0 },
    ...{ width: 1280, height: 720, ...more },
  });
  it('says what ails a picture that does arrive, and nothing of one that is well', () => {
    expect(ailingOf(stats(), stats())).toBeUndefined();
    expect(ailingOf(stats({ latencyMs: 1_400 }), stats())).toBe('late');
    expect(ailingOf(stats({ packetsLost: 60 }), stats())).toBe('torn');
    expect(ailingOf(stats({ framesPerSecond: 3 }), stats())).toBe('jerky');
    // The first measure has nothing to be compared with.
    expect(ailingOf(stats({ packetsLost: 60, framesPerSecond: 3 }), undefined)).toBeUndefined();
  });
  it('is never black without words: what plays and has shown nothing yet is connecting, what froze before is blank', () => {
    const playing = { presence: undefined, arriving: { kind: 'playing' } } as const;
    expect(pictureOf({ ...playing, seen: false })).toEqual({ state: 'connecting' });
    expect(pictureOf({ ...playing, seen: false, hubLostSince: 'x' })).toMatchObject({ state: 'stale', blank: true });
    expect(pictureOf({ ...playing, seen: true, ailing: 'torn' })).toMatchObject({ state: 'live', ailing: 'torn' });
  });
  it('says that nobody sends, and that a picture is withheld, apart from lost and refused', () => {
    const presence = { state: 'lost', since: 'x', viewers: 0, reason: 'nobody-sends' } as const;
    expect(pictureOf({ presence, arriving: undefined })).toEqual({ state: 'silent', since: 'x' });
    const refusal = { why: 'y', withheld: true };
    expect(pictureOf({ presence, arriving: undefined, refusal })).toEqual({ state: 'withheld', why: 'y' });
  });

  it('is told of by the same object while its status is the same, so that no other tile is drawn anew', () => {
    const live = { state: 'live', since: 'x', viewers: 1 } as const;
    const before: Presence = { people: [], feeds: { a: live, b: live } };
    const next = kept(
      before,
      JSON.parse(JSON.stringify({ people: [], feeds: { a: live, b: { ...live, viewers: 2 } } })),
    );
    expect(next.feeds.a).toBe(before.feeds.a);
    expect(next.feeds.b).not.toBe(before.feeds.b);
  });

  it('tells the platform its size and whether it is seen; of several of one camera the largest that is seen', async () => {
    const told: unknown[] = [];
    let running = 0;
    let most = 0;
    const deps = {
      watch: async () => {
        most = Math.max(most, ++running);
        await new Promise(go => setTimeout(go));
        running -= 1;
        return { ok: true, seq: 1, events: [] };
      },
      unwatch: async () => ({ ok: true, seq: 1, events: [] }),
      newId: () => 'id',
      link: {
        watch: () => ({ state: () => ({ kind: 'joining' }), onChange: () => () => {}, close: () => {} }),
        prefer: (feed: string, wish: object) => told.push([feed, wish]),
      },
    } as unknown as PicturesDeps;
    const pictures = createPictures(deps);
    const why = { purpose: 'x' };
    const small = pictures.look('a', why);
    const large = pictures.look('a', why);
    small.prefer({ width: 284, height: 160, visible: true });
    expect(told).toEqual([]);
    await expect.poll(() => told).toEqual([['a', { width: 284, height: 160, visible: true }]]);
    large.prefer({ width: 1280, height: 720, visible: true });
    small.prefer({ width: 284, height: 160, visible: false });
    large.release();
    expect(told.slice(1)).toEqual([
      ['a', { width: 1280, height: 720, visible: true }],
      ['a', { width: 284, height: 160, visible: false }],
    ]);
    // A mosaic of thirty-six asks for a few looks at a time.
    for (let i = 0; i < 36; i++) pictures.look(`feed ${i}`, why);
    await expect.poll(() => running).toBe(0);
    expect(most).toBeLessThanOrEqual(6);
  });
});
