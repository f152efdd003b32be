import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reply } from '../index.ts';
import { LiveStack, type Written, written } from '../testing/live-stack.ts';
import { RawPeer } from '../testing/raw-peer.ts';

let live: LiveStack;
let peer: RawPeer;

beforeEach(async () => {
  live = await LiveStack.open();
  peer = await RawPeer.open();
});

afterEach(async () => {
  await live[Symbol.asyncDispose]();
  await peer[Symbol.asyncDispose]();
});

const say = (request: Written = {}) => peer.send(written(peer.local, request), live.endpoint);

const nextLine = async () => (await peer.nextText()).split('\r\n')[0];

describe('an INVITE', () => {
  test('that is refused without a transaction leaves nothing: no copy of the refusal, its ACK absorbed, a copy of it new', async () => {
    live.answer = (incoming) => {
      incoming.respondStateless(reply(incoming.request, 401));
      // It is over: what the TU says after that is for nobody.
      incoming.respond(reply(incoming.request, 200));
    };
    say();
    const first = await peer.nextText();
    expect([first.split('\r\n')[0], live.stack.transactions]).toEqual(['SIP/2.0 401 Unauthorized', 0]);
    live.clock.advance(32_000);
    say({ method: 'ACK', to: /To: (.*)/.exec(first)?.[1] ?? '' });
    expect(await live.settled(peer)).toEqual([]);
    expect(live.seen).toHaveLength(1);
    say();
    expect(await peer.nextText()).toBe(first);
    expect(live.seen).toHaveLength(2);
  });

  test('that was told 100 is refused with a transaction after all, as its copies come no more', async () => {
    say();
    expect(await live.settled(peer)).toEqual([]);
    live.clock.advance(200);
    expect(await nextLine()).toBe('SIP/2.0 100 Trying');
    live.seen[0]?.respondStateless(reply(live.seen[0].request, 401));
    expect(await nextLine()).toBe('SIP/2.0 401 Unauthorized');
    live.clock.advance(500);
    expect(await nextLine()).toBe('SIP/2.0 401 Unauthorized');
  });
});
