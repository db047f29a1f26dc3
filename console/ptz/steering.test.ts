import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSteering, STILL, steeringKey, vectorOf, vectorOfDrag } from './steering.ts';

describe('[video.5] a hand at the console', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const hand = () => {
    const told: object[] = [];
    const steering = createSteering('f', async signal => void told.push(signal));
    return { steering, told };
  };
  const right = (x: number) => ({ x, y: 0, zoom: 0 });

  it('is told no more than eight times a second, the latest wish always', () => {
    const { steering, told } = hand();
    for (let step = 1; step <= 100; step++) {
      steering.set(right(step / 100));
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(200);
    expect(told.length).toBeLessThanOrEqual(10);
    expect(told.at(-1)).toMatchObject({ do: 'move', x: 1 });
  });

  it('stops at once, whatever waits', () => {
    const { steering, told } = hand();
    steering.set(right(0.5));
    steering.set(right(0.6));
    steering.set(STILL);
    expect(told).toMatchObject([{ do: 'move', x: 0.5 }, { do: 'stop' }]);
    vi.advanceTimersByTime(5_000);
    expect(told).toHaveLength(2);
  });

  it('says a held key again before the camera stops by itself, and stops when the hand is taken away', () => {
    const { steering, told } = hand();
    steering.set(right(0.5));
    vi.advanceTimersByTime(4_100);
    expect(told).toHaveLength(3);
    steering.close();
    expect(told.at(-1)).toMatchObject({ do: 'stop' });
    vi.advanceTimersByTime(10_000);
    expect(told).toHaveLength(4);
  });

  it('goes to a place, and no older move comes after it', () => {
    const { steering, told } = hand();
    steering.set(right(0.5));
    steering.set(right(0.7));
    steering.go('2');
    vi.advanceTimersByTime(5_000);
    expect(told).toMatchObject([{ do: 'move' }, { do: 'go', preset: '2' }]);
  });

  it('reads keys together and a drag by its length', () => {
    expect(vectorOf(new Set(['ArrowLeft', 'ArrowUp', '+']))).toEqual({ x: -0.6, y: 0.6, zoom: 0.6 });
    expect(vectorOf(new Set(['ArrowLeft', 'ArrowRight']))).toEqual(STILL);
    expect(['=', '_', 'a', 'Escape'].map(steeringKey)).toEqual(['+', '-', undefined, undefined]);
    expect(vectorOfDrag(400, -225, 1_600, 900)).toEqual({ x: 0.5, y: 0.5, zoom: 0 });
  });
});
