/** Chance that can be repeated: the same seed gives the same choices, on any machine. */
export interface Random {
  /** From 0 (included) to 1 (excluded). */
  fraction(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** @throws RangeError when there is nothing to pick from */
  pick<T>(from: readonly T[]): T;
  /** Some of them, in their order, at least one. */
  some<T>(from: readonly T[], atMost: number): T[];
  uuid(): string;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  // mulberry32: 32 bits of state pass every test that matters for choosing among a town's acts.
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1));
  return {
    fraction,
    whole,
    chance: probability => fraction() < probability,
    pick(from) {
      if (from.length === 0) throw new RangeError('nothing to pick from');
      return from[whole(0, from.length - 1)] as (typeof from)[number];
    },
    some(from, atMost) {
      const left = from.map((_each, i) => i);
      const chosen = new Set<number>();
      for (let n = whole(1, atMost); n > 0 && left.length > 0; n--)
        chosen.add(left.splice(whole(0, left.length - 1), 1)[0] as number);
      return from.filter((_each, i) => chosen.has(i));
    },
    uuid() {
      const digits = Array.from({ length: 32 }, () => whole(0, 15));
      digits[12] = 4;
      digits[16] = 8 + whole(0, 3);
      const hex = digits.map(digit => digit.toString(16)).join('');
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    },
  };
}

/** The same name gives the same id, so that tests can speak of "the mayor" and mean one person. */
export function idOf(name: string): string {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193);
  return createRandom(hash).uuid();
}
