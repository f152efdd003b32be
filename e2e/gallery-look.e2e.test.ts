import process from 'node:process';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Gallery } from './fixtures/gallery.ts';
import { forget, galleryToLookAt, GalleryLooks, keptStates } from './fixtures/gallery-looks.ts';
import { launchChromium } from './support/headless.ts';
import { cellsApart, isAlike, lookOf } from './support/look.ts';

/*
 * No screen changes its look without anybody having meant it. How every state of the gallery looks is kept in e2e/looks;
 * `npm run looks` keeps how it looks now, for the ones that changed.
 */
const isRenewing = process.env['WPM_RENEW_LOOKS'] === '1';

let browser: Browser;
let gallery: Gallery;
let looks: GalleryLooks;
beforeAll(async () => {
  [browser, gallery] = await Promise.all([launchChromium(), galleryToLookAt()]);
  looks = await GalleryLooks.open(browser, gallery);
});
afterAll(async () => {
  await browser?.close();
  await gallery?.[Symbol.asyncDispose]();
});

test(
  'every state of the phone looks as it was last looked at: light, dark, and in English',
  { timeout: 1_200_000 },
  async () => {
    const { states } = looks;
    expect(states.length).toBeGreaterThan(150);
    const gone = (await keptStates()).filter((state) => !states.includes(state));
    if (isRenewing) {
      await Promise.all(gone.map(forget));
      for (const state of states) await looks.renew(state);
      return;
    }
    const unlike: string[] = [];
    for (const state of states) unlike.push(...(await looks.unlike(state)));
    expect(unlike, 'if this was meant, look at it and run `npm run looks`').toEqual([]);
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
