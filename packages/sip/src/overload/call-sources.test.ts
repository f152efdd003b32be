import { expect, test } from 'vitest';
import { CallRate } from './call-rate.ts';
import { CallSources } from './call-sources.ts';

/** Some ten calls a second are taken. */
class Limited {
  readonly #rate = new CallRate();
  readonly #sources = new CallSources();
  #taken = new Map<string, number>();

  constructor() {
    for (let tick = 0; tick < 5; tick++) {
      for (let call = 0; call < 2; call++) this.#rate.take();
      this.#rate.tick(200);
    }
  }

  /** @param come whose calls come in a tick, in order; @returns how many of each were taken */
  pass(ticks: number, come: (tick: number) => readonly string[]): ReadonlyMap<string, number> {
    this.#taken = new Map();
    for (let tick = 0; tick < ticks; tick++) {
      for (const source of come(tick)) this.#call(source);
      this.#sources.tick();
      this.#rate.tick(0, this.#sources.left);
    }
    return this.#taken;
  }

  #call(source: string): void {
    const isTaken = this.#sources.share(source, this.#rate.perSecond ?? Infinity, (left) => this.#rate.take(left));
    this.#taken.set(source, (this.#taken.get(source) ?? 0) + (isTaken ? 1 : 0));
  }
}

const many = (...sources: readonly string[]): readonly string[] => Array.from({ length: 50 }, () => sources).flat();

test('whoever comes alone has all there is', () => {
  expect(new Limited().pass(100, () => many('alone')).get('alone')).toBeGreaterThan(100);
});

/** One brings many in each tick, two bring one each second. */
const come = (tick: number): readonly string[] => (tick % 10 === 7 ? [...many('many'), 'few', 'rare'] : many('many'));

test('the few calls of some get through, however many another brings, and what they leave is not lost', () => {
  const limited = new Limited();
  limited.pass(20, come);
  const taken = limited.pass(200, come);
  expect([taken.get('few'), taken.get('rare')]).toEqual([20, 20]);
  expect(taken.get('many')).toBeGreaterThan(200);
});

test('two who bring many each have about half', () => {
  const taken = new Limited().pass(300, () => many('one', 'other'));
  const [one = 0, other = 0] = ['one', 'other'].map((source) => taken.get(source));
  expect(one / (one + other)).toBeGreaterThan(0.4);
  expect(one / (one + other)).toBeLessThan(0.6);
});
