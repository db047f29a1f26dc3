import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { arrangementOf } from '../screens/tiles.ts';
import { inside } from '../testing/places.ts';
import { idOf } from '../testing/random.ts';
import { elapsedOf, haltAt, steered } from './clock.ts';
import type { Tour } from './schema.ts';

const [layout, tour, incident] = [idOf('layout'), idOf('tour'), idOf('incident')];
const feeds = ['a', 'b', 'c', 'd', 'e'].map(name => idOf(`camera ${name}`));
const [a, b, c, d, e] = feeds as [string, string, string, string, string];
const name = { fr: 'Rond Madou', nl: 'Rond Madou' };
function centre(): Desk {
  const desk = createDesk();
  for (const feed of feeds)
    desk.does('video', 'feed.register', {
      ...{ feed, name: { fr: feed, nl: feed }, source: { kind: 'test' }, owner: 'STIB', regime: 'transport' },
    });
  const night = { incident, kind: 'incident', severity: 'severe', title: 'Fumée', point: inside('21014') };
  desk.does('operator', 'incident.open', night);
  return desk;
}
const later = (desk: Desk, seconds: number) => {
  desk.now = new Date(Date.parse(desk.now) + seconds * 1_000).toISOString();
};
const saved = (more: object = {}) => ({ layout, name, feeds: [a, b], first: 'large', ...more });
const touring = (more: object = {}) => ({
  ...{ tour, name: { fr: 'Ronde', nl: 'Ronde' } },
  steps: [
    { feeds: [a], seconds: 10 },
    { feeds: [b, c], seconds: 20 },
    { feeds: [d], seconds: 5 },
  ],
  ...more,
});
const on = (desk: Desk, screen: string) =>
  arrangementOf(desk.room, desk.room.screens[screen]!, Date.parse(desk.now)).feeds.map(feed => feed.id);

describe('[video.3] a layout that is kept under a name', () => {
  it('is shown by any screen, which follows it when it is changed', () => {
    const desk = centre();
    desk.does('video', 'layout.save', saved());
    desk.does('operator', 'screen.show', { screen: 'wall-a', layout: 'mosaic', saved: layout });
    expect(on(desk, 'wall-a')).toEqual([a, b]);
    desk.does('video', 'layout.save', saved({ feeds: [c, b, a] }));
    expect(on(desk, 'wall-a')).toEqual([c, b, a]);
  });

  it('takes nothing off a wall when it is removed', () => {
    const desk = centre();
    desk.does('video', 'layout.save', saved({ first: 'equal' }));
    desk.does('video', 'tour.save', touring({ steps: [{ layout, seconds: 10 }] }));
    desk.does('operator', 'screen.show', { screen: 'wall-a', layout: 'mosaic', saved: layout });
    desk.does('operator', 'screen.show', { screen: 'wall-b', layout: 'mosaic', tour });
    desk.does('video', 'layout.remove', { layout });
    expect(desk.room.layouts).toEqual({});
    expect([on(desk, 'wall-a'), on(desk, 'wall-b')]).toEqual([
      [a, b],
      [a, b],
    ]);
    expect(desk.room.screens['wall-a']).toMatchObject({ first: 'equal' });
    desk.does('video', 'tour.remove', { tour });
    expect(on(desk, 'wall-b')).toEqual([a, b]);
  });

  it.each<[string, string, object, string, string]>([
    ['an unknown camera', 'layout.save', saved({ feeds: [a, idOf('none')] }), 'unknown-feed', 'data.feeds.1'],
    ['a camera twice', 'layout.save', saved({ feeds: [a, b, a] }), 'feed-twice', 'data.feeds.2'],
    ['a layout that is not there', 'layout.remove', { layout: idOf('none') }, 'unknown-layout', 'data.layout'],
    ['a tour that is not there', 'tour.steer', { tour: idOf('none'), act: 'next' }, 'unknown-tour', 'data.tour'],
    [
      'a step of a layout that is not there',
      'tour.save',
      touring({ steps: [{ layout: idOf('none'), seconds: 5 }] }),
      'unknown-layout',
      'data.steps.0.layout',
    ],
    [
      'a screen with a layout that is not there',
      'screen.show',
      { screen: 'wall-a', layout: 'mosaic', saved: idOf('none') },
      'unknown-layout',
      'data.saved',
    ],
  ])('is refused with %s', (_title, type, data, reason, path) => {
    expect(centre().ask('video', type, data)).toMatchObject({ code: 'rejected', reason, path });
  });

  it('has a name that nothing else has, in either language, however it is written', () => {
    const desk = centre();
    desk.does('video', 'layout.save', saved({ name: { fr: 'Autour de Madou', nl: 'Rond Madou' } }));
    const other = saved({ layout: idOf('other'), name: { fr: 'Autre', nl: 'ROND MADOU' } });
    expect(desk.ask('operator', 'layout.save', other)).toMatchObject({ reason: 'name-taken', path: 'data.name.nl' });
    desk.does('video', 'layout.save', saved({ name: { fr: 'Autour de Madou', nl: 'Rondom Madou' } }));
    desk.does('operator', 'layout.save', other);
  });

  it('is not overwritten by who had not seen the last change, and is by who had', () => {
    const desk = centre();
    desk.does('video', 'layout.save', saved());
    const seen = desk.now;
    later(desk, 5);
    desk.does('officer', 'layout.save', saved({ feeds: [b] }));
    const mine = saved({ feeds: [c] });
    expect(desk.ask('operator', 'layout.save', { ...mine, seen })).toMatchObject({ reason: 'changed-meanwhile' });
    expect(desk.room.layouts[layout]?.feeds).toEqual([b]);
    desk.does('operator', 'layout.save', { ...mine, seen: desk.now });
  });

  it.each(['auditor', 'mayor-21004', 'police-5339', 'dir-d1'])('is not made by %s', who => {
    expect(centre().ask(who, 'layout.save', saved())).toMatchObject({ code: 'forbidden', reason: 'no-right' });
  });
});

describe('[video.3] a tour', () => {
  const steps = (desk: Desk) => haltAt(desk.room.tours[tour]!, Date.parse(desk.now)).step;
  const shown = () => {
    const desk = centre();
    desk.does('video', 'tour.save', touring());
    later(desk, 7);
    desk.does('operator', 'screen.show', { screen: 'wall-a', layout: 'mosaic', tour });
    return desk;
  };

  it('begins at its first step when a screen shows it, and goes round by its dwell times', () => {
    const desk = shown();
    for (const [seconds, feeds] of [
      [0, [a]],
      [9.999, [a]],
      [0.001, [b, c]],
      [19.999, [b, c]],
      [0.001, [d]],
      [5, [a]],
    ] as const) {
      later(desk, seconds);
      expect(on(desk, 'wall-a'), `${seconds}`).toEqual(feeds);
    }
  });

  it('stands at the same step on a screen that joins it later', () => {
    const desk = shown();
    later(desk, 12);
    desk.does('video', 'screen.show', { screen: 'wall-b', layout: 'mosaic', tour });
    for (let second = 0; second < 80; second++) {
      later(desk, 1);
      expect(on(desk, 'wall-b')).toEqual(on(desk, 'wall-a'));
    }
    // Shown nowhere, it begins anew.
    for (const screen of ['wall-a', 'wall-b']) desk.does('operator', 'screen.show', { screen, layout: 'map' });
    later(desk, 12);
    desk.does('operator', 'screen.show', { screen: 'wall-c', layout: 'mosaic', tour });
    expect(on(desk, 'wall-c')).toEqual([a]);
  });

  it('pauses for all screens, is stepped in peace, and goes on where it was left', () => {
    const desk = shown();
    later(desk, 12);
    desk.does('operator', 'tour.steer', { tour, act: 'pause' });
    expect(desk.does('operator', 'tour.steer', { tour, act: 'pause' })).toEqual([]);
    later(desk, 600);
    expect(steps(desk)).toBe(1);
    expect(haltAt(desk.room.tours[tour]!, Date.parse(desk.now)).left).toBeUndefined();
    desk.does('video', 'tour.steer', { tour, act: 'resume' });
    later(desk, 17.9);
    expect(steps(desk)).toBe(1);
    later(desk, 0.1);
    expect(steps(desk)).toBe(2);
    desk.does('operator', 'tour.steer', { tour, act: 'next' });
    expect(steps(desk)).toBe(0);
    desk.does('operator', 'tour.steer', { tour, act: 'previous' });
    expect(steps(desk)).toBe(2);
  });

  it('shows nothing of a camera that was retired', () => {
    const desk = shown();
    later(desk, 10);
    desk.does('video', 'feed.retire', { feed: b, reason: 'Fin' });
    expect(on(desk, 'wall-a')).toEqual([c]);
  });

  it('stands in each step of its round for as long as it says, whoever reckons it and whenever it is steered', () => {
    const whole = fc.record({
      seconds: fc.array(fc.integer({ min: 4, max: 3_600 }), { minLength: 1, maxLength: 60 }),
      ahead: fc.nat(1e9),
      now: fc.nat(1e9),
    });
    fc.assert(
      fc.property(whole, fc.constantFrom('pause', 'resume', 'next', 'previous'), (told, act) => {
        const made: Pick<Tour, 'steps' | 'clock'> = {
          steps: told.seconds.map(seconds => ({ seconds })),
          clock: { since: new Date(0).toISOString(), ahead: told.ahead, paused: false },
        };
        const halt = haltAt(made, told.now);
        expect(halt.into).toBeGreaterThanOrEqual(0);
        expect(halt.into + halt.left!).toBe(told.seconds[halt.step]! * 1_000);
        // The moment the step is over the next one begins.
        expect(haltAt(made, told.now + halt.left!)).toMatchObject({ step: (halt.step + 1) % told.seconds.length });
        const at = new Date(told.now).toISOString();
        const clock = steered(made, act as 'next', at);
        const { step, into } = haltAt({ ...made, clock }, told.now);
        if (act === 'pause' || act === 'resume') expect({ step, into }).toEqual({ step: halt.step, into: halt.into });
        else expect(into).toBe(0);
        expect(elapsedOf({ ...made, clock }, told.now)).toBeLessThan(
          told.seconds.reduce((sum, one) => sum + one, 0) * 1_000,
        );
      }),
    );
  });

  it.each<[string, object]>([
    ['no step', { steps: [] }],
    ['a step that nobody could see', { steps: [{ feeds: [a], seconds: 3 }] }],
    ['a step of nothing', { steps: [{ seconds: 10 }] }],
    ['a step of two things', { steps: [{ feeds: [a], layout, seconds: 10 }] }],
    ['thirty-seven cameras at once', { steps: [{ feeds: Array.from({ length: 37 }, () => e), seconds: 10 }] }],
  ])('with %s is refused by the form', (_title, more) => {
    expect(centre().ask('video', 'tour.save', touring(more))).toMatchObject({ code: 'invalid' });
  });
});
