import { ManualClock } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { KEPT_EVENTS } from './feed.ts';
import { Feeds, KEPT_MS } from './feeds.ts';
import type { Reader } from './outbox.ts';

const user = (id: string, tenantId = 'demo') => ({ id, tenantId });
const ended = (callId: string) => ({ kind: 'call.ended', callId }) as const;

class Notes implements Reader {
  readonly frames: unknown[] = [];
  take(frame: string): void {
    this.frames.push(JSON.parse(frame));
  }
  get seqs(): number[] {
    return this.frames.map((frame) => Object(frame).seq);
  }
}

function feedsOf(clock = new ManualClock()) {
  let made = 0;
  return { clock, feeds: new Feeds(clock, () => `feed-${++made}`) };
}

test('an event goes to every application of the users it names, once each, and to nobody else', () => {
  const { feeds } = feedsOf();
  const [phone, console, other] = [new Notes(), new Notes(), new Notes()];
  feeds.join(user('anna'), phone, null);
  feeds.join(user('anna'), console, null);
  feeds.join(user('jan'), other, null);
  feeds.tell(['anna', 'anna'], ended('one'));
  expect(phone.frames).toEqual([{ kind: 'event', seq: 1, event: ended('one') }]);
  expect(console.frames).toEqual(phone.frames);
  expect(other.frames).toEqual([]);
});

test('who comes back is given what they missed, in order, and then what follows', () => {
  const { feeds } = feedsOf();
  const before = feeds.join(user('anna'), new Notes(), null);
  feeds.tell(['anna'], ended('one'));
  before.leave();
  feeds.tell(['anna'], ended('two'));
  feeds.tell(['anna'], ended('three'));
  const back = new Notes();
  const joined = feeds.join(user('anna'), back, { feed: before.place.feed, seq: 1 });
  expect(joined).toMatchObject({ resumed: true, place: { seq: 3 } });
  expect(joined.missed.map((frame) => JSON.parse(frame))).toEqual([
    { kind: 'event', seq: 2, event: ended('two') },
    { kind: 'event', seq: 3, event: ended('three') },
  ]);
  feeds.tell(['anna'], ended('four'));
  expect(back.seqs).toEqual([4]);
});

test('who has been away for more events than are kept is told so, and so is a stranger to the feed', () => {
  const { feeds } = feedsOf();
  const away = feeds.join(user('anna'), new Notes(), null);
  const { place } = away;
  away.leave();
  for (let i = 0; i <= KEPT_EVENTS; i++) feeds.tell(['anna'], ended(`${i}`));
  const resumed = (after: { feed: string; seq: number }) => feeds.join(user('anna'), new Notes(), after).resumed;
  expect(resumed(place)).toBe(false);
  expect(resumed({ ...place, seq: 1 })).toBe(true);
  expect(resumed({ ...place, seq: KEPT_EVENTS + 2 })).toBe(false);
  expect(resumed({ feed: 'of another platform', seq: 1 })).toBe(false);
});

test('a feed nobody has read for long is forgotten; one that is read is not', () => {
  const { feeds, clock } = feedsOf();
  const anna = feeds.join(user('anna'), new Notes(), null);
  feeds.join(user('jan'), new Notes(), null);
  anna.leave();
  clock.advance(KEPT_MS + 1);
  feeds.join(user('piotr'), new Notes(), null);
  expect(feeds.size).toEqual({ feeds: 2, readers: 2 });
  expect(feeds.join(user('anna'), new Notes(), anna.place).resumed).toBe(false);
});

test('an event of a tenant goes to all its users, and to nobody of another', () => {
  const { feeds } = feedsOf();
  const [anna, jan, stranger] = [new Notes(), new Notes(), new Notes()];
  feeds.join(user('anna'), anna, null);
  feeds.join(user('jan'), jan, null);
  feeds.join(user('eve', 'other'), stranger, null);
  feeds.tellTenant('demo', { kind: 'missed-call.changed', missedId: 'row' });
  expect(anna.frames).toEqual([{ kind: 'event', seq: 1, event: { kind: 'missed-call.changed', missedId: 'row' } }]);
  expect(jan.frames).toEqual(anna.frames);
  expect(stranger.frames).toEqual([]);
});
