import process from 'node:process';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Gallery } from './fixtures/gallery.ts';
import { COMBINATIONS, forget, galleryToLookAt, GalleryLooks, keptStates, STRIPS } from './fixtures/gallery-looks.ts';
import { launchWholeChromium } from './support/headless.ts';
import { cellsApart, isAlike, lookOf } from './support/look.ts';

/*
 * No screen changes its look without anybody having meant it. How every state of the gallery looks is kept in e2e/looks;
 * `npm run looks` keeps how it looks now, for the ones that changed. Here each state is looked at in one of its three strips, always
 * the same one: what changes a strip alone changes it in other states too; in all three, `npm run looks` says what differs.
 */
const isRenewing = process.env['WPM_RENEW_LOOKS'] === '1';

/**
 * Axe looks at every fifth state, in one of the languages and colours by turns, and at every state whose look is renewed in all of
 * them: at all states in all of them it takes minutes, and is a proof (`npm run prove -- axe`).
 */
const NTH = 5;

let browser: Browser;
let gallery: Gallery;
let looks: GalleryLooks;
beforeAll(async () => {
  [browser, gallery] = await Promise.all([launchWholeChromium(), galleryToLookAt()]);
  looks = await GalleryLooks.open(browser, gallery);
});
afterAll(async () => {
  await browser?.close();
  await gallery?.[Symbol.asyncDispose]();
});

const inTurn = (nth: number) => COMBINATIONS.filter((_, index) => index === nth % COMBINATIONS.length);

test(
  'every state of the phone looks as it was last looked at: by turns light, dark, or in English',
  { timeout: 1_200_000 },
  async () => {
    const { states } = looks;
    expect(states.length).toBeGreaterThan(150);
    const serious: string[] = [];
    const note = (state: string, found: readonly string[]) => serious.push(...found.map((one) => `${state}, ${one}`));
    const gone = (await keptStates()).filter((state) => !states.includes(state));
    if (isRenewing) {
      await Promise.all(gone.map(forget));
      for (const state of states) if (await looks.renew(state)) note(state, await looks.seriousIn(COMBINATIONS));
      return expect(serious, 'kept, and not accessible').toEqual([]);
    }
    const unlike: string[] = [];
    for (const [index, state] of states.entries()) {
      unlike.push(...(await looks.unlike(state, index % STRIPS.length)));
      if (index % NTH === 0) note(state, await looks.seriousIn(inTurn(index / NTH)));
    }
    expect(unlike, 'if this was meant, look at it and run `npm run looks`').toEqual([]);
    expect(serious).toEqual([]);
    expect((await keptStates()).toSorted()).toEqual(states.toSorted());
  },
);

/** What nobody may do to a screen unseen, by what it is, as a style. */
const CHANGES = {
  'a button moved by 8 px': '.ui-button[data-wide] { transform: translateY(8px); }',
  'a button narrower by 16 px': '.ui-button[data-wide] { max-width: calc(100% - 16px); }',
  'another colour of a button': '.ui-button[data-wide] { background: #1d6f8a; }',
  'a text cut off': 'header h1 { max-width: 6ch; overflow: hidden; }',
  'an icon that is gone': 'nav svg:first-child { visibility: hidden; }',
  'text a quarter larger': ':root { font-size: 125%; }',
};

test.skipIf(isRenewing)(
  'what moves, is cut off, gone, or has another colour is noticed; letters with other edges are not',
  async () => {
    await looks.show('keypad', 'patiently');
    const usual = lookOf(await looks.shot());
    for (const [change, content] of Object.entries(CHANGES)) {
      const style = await looks.page.addStyleTag({ content });
      expect(
        isAlike(usual, lookOf(await looks.shot())),
        `${change}: ${cellsApart(usual, lookOf(await looks.shot())).length}`,
      ).toBe(false);
      await style.evaluate((element) => element.parentNode?.removeChild(element));
    }
    expect(cellsApart(usual, lookOf(await looks.shot()))).toEqual([]);
    // Everything a fraction of a pixel aside: each letter has other edges, and is where it was.
    const apart: Record<string, number> = {};
    for (const state of ['keypad', 'contacts', 'settings-general']) {
      await looks.show(state, 'patiently');
      const one = await looks.shot();
      await looks.page.addStyleTag({ content: 'body { translate: 0.3px 0.2px; }' });
      const two = await looks.shot();
      expect(one.equals(two), state).toBe(false);
      if (!isAlike(lookOf(one), lookOf(two))) apart[state] = cellsApart(lookOf(one), lookOf(two)).length;
    }
    expect(apart).toEqual({});
  },
);

test.skipIf(isRenewing)('a text that is hard to read, and a button without a name, are found', async () => {
  await looks.show('keypad', 'patiently');
  expect(await looks.seriousIn([{ language: 'pl', colours: 'dark' }])).toEqual([]);
  await looks.page.addStyleTag({ content: '.keypad-call .ui-button { color: #4fae70; }' });
  await looks.page.evaluate(() => document.querySelector('.key')?.replaceChildren());
  const found = await looks.seriousIn([{ language: 'pl', colours: 'dark' }]);
  expect(new Set(found.map((one) => one.split(': ')[1]))).toEqual(new Set(['button-name', 'color-contrast']));
});

const [UPRIGHT, LYING, SMALL] = [[390, 844] as const, [844, 390] as const, [360, 640] as const];
/** What stands on the keypad's screen besides its keys, and the screens on which all of these have room all the same. */
const KEYPADS = {
  keypad: [UPRIGHT, LYING, SMALL],
  'keypad-in-campaign': [UPRIGHT, LYING, SMALL],
  'keypad-offline': [UPRIGHT, LYING, SMALL],
  'keypad-refused': [UPRIGHT],
  // Buttons for gloves are as others are where the phone lies on its side.
  'keypad-for-gloves': [UPRIGHT, LYING],
};

test.skipIf(isRenewing)('every key and the handset is whole and uncovered without scrolling', async () => {
  const covered: string[] = [];
  for (const [state, screens] of Object.entries(KEYPADS)) {
    await looks.show(state, 'patiently');
    for (const [width, height] of screens) {
      await looks.page.setViewportSize({ width, height });
      await looks.turn({ language: 'pl', colours: 'light' });
      const keys = await coveredKeys();
      covered.push(...keys.map((key) => `${state}, ${width} × ${height}: ${key}`));
    }
  }
  expect(covered).toEqual([]);
});

function coveredKeys(): Promise<readonly string[]> {
  return looks.page.evaluate(() => {
    const keys = [...document.querySelectorAll('.key, .keypad-call button')];
    if (keys.length !== 13) return [`there are ${keys.length} of them`];
    const covered = keys.filter((key) => {
      const { left, top, width, height } = key.getBoundingClientRect();
      const edges = [top + 2, top + height - 2].map((y) => document.elementFromPoint(left + width / 2, y));
      return edges.some((seen) => seen === null || !key.contains(seen));
    });
    return covered.map(({ textContent }) => textContent);
  });
}
