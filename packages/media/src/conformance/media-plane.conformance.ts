import { attribute, attributes, parseSdp } from '@wpm/sdp';
import { describe, expect, test } from 'vitest';
import type { LegOptions, MediaErrorCode } from '../media-plane.ts';
import { type Case, type PlaneUnderTest, RTP, WEBRTC, refusedWith } from './case.ts';
import { HEARING } from './hearing.ts';
import * as sample from './sample-sdp.ts';

/** Every media plane passes this: the fake, the embedded engine, rtpengine. */
export function describeMediaPlane(name: string, create: () => Promise<PlaneUnderTest>): void {
  describe(`${name} as a media plane`, () => {
    for (const [title, body] of [...SESSIONS, ...NEGOTIATION, ...REFUSALS, ...HEARING]) {
      test(title, async () => {
        await using engine = await create();
        await body(await engine.plane.createSession('call-1'), engine);
      });
    }
  });
}

function audioOf(sdp: string) {
  const parsed = parseSdp(sdp);
  const media = parsed.ok ? parsed.value.media.find((section) => section.type === 'audio') : undefined;
  if (!parsed.ok || !media) throw new Error(`no audio in ${sdp}`);
  return { description: parsed.value, media };
}

const SESSIONS: readonly Case[] = [
  [
    'a session is counted while it lives and can be closed twice',
    async (session, engine) => {
      expect(await engine.plane.sessions()).toEqual(['call-1']);
      expect((await engine.plane.health()).sessions).toBe(1);
      await session.close();
      await expect(session.close()).resolves.toBeUndefined();
      expect(await engine.plane.sessions()).toEqual([]);
    },
  ],

  [
    'a second session of the same id is refused',
    async (_, { plane }) => {
      await expect(plane.createSession('call-1')).rejects.toMatchObject(refusedWith('session/exists'));
    },
  ],

  [
    'a closed session refuses everything but closing',
    async (session) => {
      await session.close();
      await expect(session.offer('a', RTP)).rejects.toMatchObject(refusedWith('session/closed'));
    },
  ],

  [
    'a draining engine lets its calls go on and takes no new ones',
    async (session, engine) => {
      await engine.plane.drain();
      expect((await engine.plane.health()).draining).toBe(true);
      await expect(engine.plane.createSession('call-2')).rejects.toMatchObject(refusedWith('engine/full'));
      await expect(session.offer('a', RTP)).resolves.toContain('m=audio');
    },
  ],

  [
    'a restarted call control adopts the session with its legs, and none that never was',
    async (before, engine) => {
      await before.accept('a', sample.PLAIN, RTP);
      const plane = await engine.reconnect();
      const adopted = await plane.adoptSession('call-1');
      expect(Object.keys((await adopted?.stats()) ?? {})).toEqual(['a']);
      expect(await plane.adoptSession('call-2')).toBeUndefined();
    },
  ],
];

const NEGOTIATION: readonly Case[] = [
  [
    'an offer names every codec of the leg in order, Opus with FEC, and telephone-event once for each clock',
    async (session) => {
      const { media } = audioOf(await session.offer('a', { transport: 'rtp', codecs: ['opus', 'G722', 'PCMA'] }));
      expect(media.formats).toEqual(['111', '9', '8', '110', '101']);
      expect(attributes(media, 'rtpmap')).toEqual([
        '111 opus/48000/2',
        '9 G722/8000',
        '8 PCMA/8000',
        '110 telephone-event/48000',
        '101 telephone-event/8000',
      ]);
      expect(attribute(media, 'fmtp')).toBe('111 minptime=10;useinbandfec=1');
    },
  ],

  [
    'an offer with SRTP keys is answered with a key of ours under the tag we took; without a usable one it is refused',
    async (session) => {
      const options: LegOptions = { transport: 'srtp', codecs: ['PCMA'] };
      const { media } = audioOf(await session.accept('a', sample.SDES, options));
      expect(media.protocol).toBe('RTP/SAVP');
      expect(attribute(media, 'crypto')).toMatch(/^7 AES_CM_128_HMAC_SHA1_80 inline:[\w+/]{40}$/);
      expect(attribute(media, 'crypto')).not.toContain('WVNf');
      const offer = audioOf(await session.offer('b', options)).media;
      expect(attribute(offer, 'crypto')).toMatch(/^1 AES_CM_128_HMAC_SHA1_80 inline:/);
      const onlyShort = sample.SDES.replace(/a=crypto:7.*\r\n/, '');
      await expect(session.accept('c', onlyShort, options)).rejects.toMatchObject(refusedWith('sdp/not-secure'));
      await expect(session.accept('c', sample.PLAIN, options)).rejects.toMatchObject(refusedWith('sdp/not-secure'));
    },
  ],

  [
    'a leg that may go either way offers RTP/AVP with a key, and is SRTP where the far end names one, too, in whatever profile',
    async (session) => {
      const options: LegOptions = { transport: 'srtp-or-rtp', codecs: ['PCMA'] };
      const encrypted = async (leg: string) => (await session.stats())[leg]?.isEncrypted;
      const offered = audioOf(await session.offer('a', options)).media;
      expect([offered.protocol, attribute(offered, 'crypto')]).toEqual(['RTP/AVP', expect.stringMatching(/^1 AES_CM/)]);
      await session.complete('a', sample.PLAIN);
      expect([attribute(audioOf(await session.offer('a', options)).media, 'crypto'), await encrypted('a')]).toEqual([
        undefined,
        false,
      ]);
      for (const [leg, offer] of [
        ['b', sample.SDES],
        ['c', sample.SDES.replace('RTP/SAVP', 'RTP/AVP')],
      ] as const) {
        const { media } = audioOf(await session.accept(leg, offer, options));
        expect(offer).toContain(` ${media.protocol} `);
        expect([attribute(media, 'crypto'), await encrypted(leg)]).toEqual([expect.stringMatching(/^7 /), true]);
      }
      const plain = audioOf(await session.accept('d', sample.PLAIN, options)).media;
      expect([plain.protocol, attribute(plain, 'crypto'), await encrypted('d')]).toEqual(['RTP/AVP', undefined, false]);
      const noKey = sample.SDES.replace(/a=crypto:7.*\r\n/, '');
      await expect(session.accept('e', noKey, options)).rejects.toMatchObject(refusedWith('sdp/not-secure'));
    },
  ],

  [
    'a leg that was SRTP in an engine that is gone is offered so again, as it was agreed, and takes no answer without a key',
    async (session) => {
      for (const [leg, secured, answer] of [
        ['a', 'RTP/SAVP', sample.SDES],
        ['b', 'RTP/AVP', sample.SDES.replace('RTP/SAVP', 'RTP/AVP')],
      ] as const) {
        const options: LegOptions = { transport: 'srtp-or-rtp', codecs: ['PCMA'], secured };
        const { media } = audioOf(await session.offer(leg, options));
        expect([media.protocol, attribute(media, 'crypto')]).toEqual([secured, expect.stringMatching(/^1 AES_CM/)]);
        await expect(session.complete(leg, sample.PLAIN)).rejects.toMatchObject(refusedWith('sdp/not-secure'));
        await session.complete(leg, answer);
        expect((await session.stats())[leg]?.isEncrypted).toBe(true);
      }
    },
  ],

  [
    'a browser that offers Opus is answered with it, in its own numbers, where the leg prefers it',
    async (session) => {
      const answer = await session.accept('a', sample.SECURE, { transport: 'webrtc', codecs: ['opus', 'PCMA'] });
      const { media } = audioOf(answer);
      // It has telephone-event at 8 kHz only.
      expect(media.formats).toEqual(['111', '126']);
      expect((await session.stats())['a']).toMatchObject({ codec: 'opus' });
    },
  ],

  [
    'a plain offer is answered with the first codec of ours the far end has',
    async (session) => {
      const { media } = audioOf(
        await session.accept('a', sample.PLAIN, { transport: 'rtp', codecs: ['PCMU', 'PCMA'] }),
      );
      expect(media.protocol).toBe('RTP/AVP');
      expect(media.port % 2).toBe(0);
      expect(media.formats).toEqual(['0', '101']);
    },
  ],

  [
    'of an answer with several codecs the first is sent, whatever our order (RFC 3264 §7)',
    async (session) => {
      await session.offer('a', { transport: 'rtp', codecs: ['PCMU', 'PCMA'] });
      await session.complete('a', sample.PLAIN);
      expect((await session.stats())['a']).toMatchObject({ codec: 'PCMA' });
    },
  ],

  [
    'an offer on hold is answered so that we only receive',
    async (session) => {
      await session.accept('a', sample.PLAIN, RTP);
      const { media } = audioOf(await session.accept('a', sample.PLAIN_ON_HOLD, RTP));
      expect(attribute(media, 'recvonly')).toBe('');
    },
  ],

  [
    'a browser gets what it needs: ICE, a fingerprint, the passive role, its mid, the bundle, our SSRC',
    async (session) => {
      const { description, media } = audioOf(await session.accept('a', sample.SECURE, WEBRTC));
      expect(attribute(description, 'group')).toBe('BUNDLE 0');
      expect(attribute(description, 'ice-lite')).toBe('');
      const needed = ['ice-ufrag', 'ice-pwd', 'fingerprint', 'rtcp-mux', 'candidate', 'end-of-candidates', 'ssrc'];
      expect(needed.filter((name) => attribute(media, name) === undefined)).toEqual([]);
      expect([attribute(media, 'setup'), attribute(media, 'mid')]).toEqual(['passive', '0']);
      expect(media.formats).toEqual(['8', '126']);
    },
  ],

  [
    'what is not audio is refused in its place, and only the audio is bundled',
    async (session) => {
      const { description } = audioOf(await session.accept('a', sample.SECURE_WITH_VIDEO, WEBRTC));
      expect(description.media.map((media) => [media.type, media.port === 0])).toEqual([
        ['audio', false],
        ['video', true],
      ]);
      expect(attribute(description, 'group')).toBe('BUNDLE 0');
    },
  ],

  [
    'our offer to a browser can be answered, and offered again with a higher version',
    async (session) => {
      const first = audioOf(await session.offer('a', WEBRTC));
      expect(attribute(first.media, 'setup')).toBe('actpass');
      await session.complete('a', sample.SECURE_ANSWER);
      const second = audioOf(await session.offer('a', WEBRTC));
      expect(Number(second.description.origin.version)).toBeGreaterThan(Number(first.description.origin.version));
      expect(second.description.origin.sessionId).toBe(first.description.origin.sessionId);
      expect(second.media.port).toBe(first.media.port);
    },
  ],

  [
    'our plain offer can be answered early and again finally',
    async (session) => {
      const { media } = audioOf(await session.offer('a', RTP));
      expect(media.formats).toEqual(['8', '0', '101']);
      await session.complete('a', sample.PLAIN);
      await session.complete('a', sample.PLAIN);
    },
  ],
];

const REFUSED_OFFERS: readonly [string, string, LegOptions, MediaErrorCode][] = [
  ['what is no SDP', 'hello', RTP, 'sdp/malformed'],
  ['an offer without audio', sample.ONLY_VIDEO, RTP, 'sdp/no-audio'],
  ['an offer without a codec of ours', sample.ONLY_G729, RTP, 'sdp/no-common-codec'],
  ['plain RTP on a browser leg', sample.PLAIN, WEBRTC, 'sdp/not-secure'],
  ['a browser without a fingerprint', sample.SECURE_WITHOUT_FINGERPRINT, WEBRTC, 'sdp/not-secure'],
];

const REFUSALS: readonly Case[] = [
  ...REFUSED_OFFERS.map(([what, sdp, options, code]): Case => [
    `${what} is refused and leaves no leg behind`,
    async (session) => {
      await expect(session.accept('a', sdp, options)).rejects.toMatchObject(refusedWith(code));
      expect(await session.stats()).toEqual({});
    },
  ]),

  [
    'a refused re-offer changes nothing on the leg',
    async (session) => {
      await session.accept('a', sample.PLAIN, RTP);
      await expect(session.accept('a', sample.ONLY_G729, RTP)).rejects.toMatchObject(
        refusedWith('sdp/no-common-codec'),
      );
      expect((await session.stats())['a']).toMatchObject({ codec: 'PCMA' });
    },
  ],

  [
    'a leg that does not exist is said to be unknown',
    async (session) => {
      const unknown = refusedWith('leg/unknown');
      await session.accept('a', sample.PLAIN, RTP);
      await expect(session.complete('b', sample.PLAIN)).rejects.toMatchObject(unknown);
      await expect(session.route('a', ['b'])).rejects.toMatchObject(unknown);
      await expect(session.route('b', ['a'])).rejects.toMatchObject(unknown);
      await expect(session.play('b', 'music')).rejects.toMatchObject(unknown);
      await expect(session.sendDtmf('b', '1')).rejects.toMatchObject(unknown);
      await expect(session.record({ agent: ['a'], customer: ['b'], recordingId: 'r' })).rejects.toMatchObject(unknown);
    },
  ],
];
