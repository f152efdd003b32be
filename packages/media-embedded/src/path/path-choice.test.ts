import { expect, test } from 'vitest';
import { PathChoice } from './path-choice.ts';

const WIFI = { address: '10.0.0.1', port: 1 };
const MOBILE = { address: '10.1.0.1', port: 2 };

function onWifi(): PathChoice {
  const choice = new PathChoice();
  choice.onCheck(WIFI, true, 0);
  choice.onCheck(MOBILE, false, 0);
  choice.onMedia(WIFI, 10, 1_000);
  return choice;
}

test('media goes to the first address checked, and from then on to the one nominated', () => {
  const choice = new PathChoice();
  expect(choice.selected).toBeUndefined();
  expect(choice.onCheck(WIFI, false, 0)).toBe(false);
  expect(choice.selected).toEqual(WIFI);
  expect(choice.onCheck(MOBILE, false, 1)).toBe(false);
  expect(choice.onCheck(MOBILE, true, 2)).toBe(true);
  expect(choice.selected).toEqual(MOBILE);
});

test('the newest media packet moves it too, without a nomination', () => {
  const choice = onWifi();
  expect(choice.onMedia(MOBILE, 11, 1_020)).toBe(true);
  expect(choice.selected).toEqual(MOBILE);
});

test('a packet that comes late by the old way does not move it back', () => {
  const choice = onWifi();
  choice.onMedia(MOBILE, 12, 1_040);
  expect(choice.onMedia(WIFI, 11, 1_041)).toBe(false);
  expect(choice.onMedia(WIFI, 12, 1_042)).toBe(false);
  expect(choice.selected).toEqual(MOBILE);
});

test('sequence numbers that wrap are newer', () => {
  const choice = new PathChoice();
  choice.onCheck(WIFI, true, 0);
  choice.onMedia(WIFI, 65_535, 0);
  expect(choice.onMedia(MOBILE, 0, 20)).toBe(true);
});

test('while the way in use is silent what is sent goes by the other ways too, and no longer when it speaks', () => {
  const choice = onWifi();
  expect(choice.alsoTo(1_100)).toEqual([]);
  expect(choice.alsoTo(1_300)).toEqual([MOBILE]);
  choice.onMedia(WIFI, 11, 1_310);
  expect(choice.alsoTo(1_320)).toEqual([]);
});

test('a way whose last check is no consent any more is left alone', () => {
  const choice = onWifi();
  choice.onMedia(WIFI, 11, 29_600);
  expect(choice.alsoTo(29_900)).toEqual([MOBILE]);
  expect(choice.alsoTo(30_000)).toEqual([]);
});

test('after ten seconds of silence the others are left alone', () => {
  const choice = onWifi();
  expect(choice.alsoTo(10_950)).toEqual([MOBILE]);
  expect(choice.alsoTo(11_050)).toEqual([]);
});

test('before anything was heard nothing is sent twice', () => {
  const choice = new PathChoice();
  choice.onCheck(WIFI, true, 0);
  choice.onCheck(MOBILE, false, 0);
  expect(choice.alsoTo(5_000)).toEqual([]);
});
