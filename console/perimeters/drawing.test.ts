import { describe, expect, it } from 'vitest';
import { circle, sector } from '../../shared/perimeters/shapes.ts';
import { type Drawing, figures, newDrawing, ringsOf, withGesture, withRadius, withZone } from './drawing.ts';

const MADOU: [number, number] = [4.3691, 50.8495];
let made = 0;
const start = (more: Partial<Drawing> = {}): Drawing => ({ ...newDrawing(() => `id ${++made}`, true), ...more });
const ground = { point: MADOU, followed: undefined, clicked: undefined };

describe('[engine.7] the drawing of perimeters, as it is typed', () => {
  it('reads figures as people write them', () => {
    expect(figures('100 300 600')).toEqual([100, 300, 600]);
    expect(figures('100/300,5 ; 0')).toEqual([100, 300.5]);
    expect(figures('cent')).toEqual([]);
  });

  it('makes three rings of three figures, two of two, and one of one', () => {
    const typed = start();
    const three = { ...typed, ...withRadius(typed, '100 300 600') };
    expect(three.zone).toBe('rings');
    expect(ringsOf(three, ground).map(r => [r.zone, r.area])).toEqual([
      ['red', circle(MADOU, 100)],
      ['orange', circle(MADOU, 300)],
      ['yellow', circle(MADOU, 600)],
    ]);
    expect(ringsOf({ ...three, radius: '100 300' }, ground).map(r => r.zone)).toEqual(['red', 'orange']);
    expect(ringsOf(typed, ground).map(r => r.zone)).toEqual(['red']);
  });

  it('proposes a radius with the zone and keeps one that was typed', () => {
    expect(withZone(start(), 'orange').radius).toBe('300');
    expect(withZone(start({ radius: '120' }), 'orange').radius).toBeUndefined();
    expect(withZone(start({ gesture: 'map' }), 'rings').gesture).toBe('circle');
    expect(withZone(start(), 'judicial').inform).toBe(false);
    expect(withGesture(start({ zone: 'rings', radius: '100 300 600' }), 'sector').radius).toBe('200 500 900');
  });

  it('opens plume sectors by wind, angle and length, and waits for a wind that is typed', () => {
    const plume = start({ gesture: 'sector', zone: 'rings', radius: '200 500 900' });
    expect(ringsOf(plume, ground)).toEqual([]);
    const rings = ringsOf({ ...plume, windFrom: '225°', angle: '60' }, ground);
    expect(rings.map(r => r.zone)).toEqual(['red', 'orange', 'yellow']);
    expect(rings[2]?.area).toEqual(sector({ origin: MADOU, windFrom: 225, angle: 60, length: 900, near: 90 }));
    expect(ringsOf({ ...plume, windFrom: '400' }, ground)).toEqual([]);
  });

  it('follows what is heard, from where it is', () => {
    const drawing = start({ gesture: 'follows', track: 'drone', radius: '250', zone: 'yellow' });
    expect(ringsOf(drawing, ground)).toEqual([]);
    expect(ringsOf(drawing, { ...ground, followed: [4.37, 50.85] })[0]?.shape).toEqual({
      kind: 'follows',
      track: 'drone',
      radius: 250,
      centre: [4.37, 50.85],
    });
  });
});
