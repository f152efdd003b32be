import { expect } from 'vitest';
import { queuePosition } from '../announcement.ts';
import type { LegOptions, MediaEvent } from '../media-plane.ts';
import { type Case, RTP, refusedWith } from './case.ts';
import * as sample from './sample-sdp.ts';

/** What a leg hears, is played and is recorded. */
export const HEARING: readonly Case[] = [
  [
    'playing, routing, stopping and removing are repeatable',
    async (session) => {
      await session.accept('a', sample.PLAIN, RTP);
      await session.accept('b', sample.PLAIN, RTP);
      await session.play('a', 'music');
      await session.play('a', 'ringback');
      await session.stopPlaying('a');
      await session.stopPlaying('a');
      await session.route('a', ['b']);
      await session.route('a', ['b']);
      await session.route('a', []);
      await session.removeLeg('b');
      await session.removeLeg('b');
      expect(Object.keys(await session.stats())).toEqual(['a']);
    },
  ],

  [
    'tones of a country, prompts and sequences can be played; a file or a prompt nobody knows is refused',
    async (session) => {
      await session.accept('a', sample.PLAIN, RTP);
      await session.play('a', { tone: 'busy', country: 'GB' });
      await session.play('a', { prompt: 'please-wait', language: 'en' });
      const minute = { sound: 'music', ms: 60_000 } as const;
      await session.play('a', { sequence: [...queuePosition(21, 'pl'), minute, { silenceMs: 200 }], loop: true });
      const unknown = refusedWith('audio/unknown');
      await expect(session.play('a', { file: 'no-such-file' })).rejects.toMatchObject(unknown);
      await expect(session.play('a', { sequence: [{ file: '../a' }], loop: false })).rejects.toMatchObject(unknown);
      await session.stopPlaying('a');
    },
  ],

  [
    'the statistics of a leg have every key before its first packet',
    async (session) => {
      await session.accept('a', sample.PLAIN, RTP);
      expect((await session.stats())['a']).toEqual({
        packetsSent: 0,
        packetsReceived: 0,
        packetsLost: 0,
        jitterMs: 0,
        rttMs: null,
        remoteLoss: null,
        remoteJitterMs: null,
        jitterOverallMs: null,
        rttOverallMs: null,
        remoteJitterOverallMs: null,
        remoteLossOverall: null,
        silentMs: null,
        codec: 'PCMA',
        isEncrypted: false,
      });
    },
  ],

  [
    'a recording is reported once it ends, the same to everybody who asks, and there is only one',
    async (session) => {
      await session.accept('a', sample.PLAIN, RTP);
      await session.accept('b', sample.PLAIN, RTP);
      expect(await session.stopRecording()).toBeUndefined();
      const asked = performance.now();
      const { ageMs } = await session.record({ agent: ['a'], customer: ['b'], recordingId: 'rec-1' });
      // What is a millisecond in one clock may be a little more in another.
      expect(ageMs).toBeLessThanOrEqual(performance.now() - asked + 1);
      expect(ageMs).toBeGreaterThanOrEqual(0);
      await expect(session.record({ agent: ['a'], customer: ['b'], recordingId: 'rec-2' })).rejects.toMatchObject(
        refusedWith('recording/failed'),
      );
      const report = await session.stopRecording();
      expect(report).toMatchObject({ recordingId: 'rec-1', file: expect.stringMatching(/rec-1\.wav$/) });
      expect(await session.stopRecording()).toEqual(report);
      expect(await session.close()).toEqual(report);
    },
  ],

  [
    'the ends of a recording change while it runs, on a channel are none, one or several, and it stays the same recording',
    async (session) => {
      for (const leg of ['a', 'b', 'c']) await session.accept(leg, sample.PLAIN, RTP);
      const none = refusedWith('recording/failed');
      await expect(session.recordEnds({ agent: ['a'], customer: ['b'] })).rejects.toMatchObject(none);
      await session.record({ agent: ['a'], customer: ['b'], recordingId: 'rec-1' });
      await session.recordEnds({ agent: [], customer: ['b'] });
      await session.removeLeg('a');
      await session.recordEnds({ agent: ['c', 'b'], customer: [] });
      await session.recordEnds({ agent: ['c'], customer: ['b'] });
      const unknown = refusedWith('leg/unknown');
      await expect(session.recordEnds({ agent: ['c', 'a'], customer: ['b'] })).rejects.toMatchObject(unknown);
      expect(await session.stopRecording()).toMatchObject({ recordingId: 'rec-1' });
      await expect(session.recordEnds({ agent: ['c'], customer: ['b'] })).rejects.toMatchObject(none);
    },
  ],

  [
    'a recording is paused and resumed, twice is no error, a restarted call control can resume it, and where none runs neither is done',
    async (session, engine) => {
      for (const leg of ['a', 'b']) await session.accept(leg, sample.PLAIN, RTP);
      const none = refusedWith('recording/failed');
      await expect(session.pauseRecording()).rejects.toMatchObject(none);
      await expect(session.resumeRecording()).rejects.toMatchObject(none);
      await session.record({ agent: ['a'], customer: ['b'], recordingId: 'rec-1' });
      await session.resumeRecording();
      const paused = await session.pauseRecording();
      await session.pauseRecording();
      const adopted = await (await engine.reconnect()).adoptSession('call-1');
      const goesOn = await adopted?.resumeRecording();
      await adopted?.resumeRecording();
      // One that cannot say when says it of neither.
      expect(goesOn?.atMs ?? 0).toBeGreaterThanOrEqual(paused?.atMs ?? 0);
      expect(await adopted?.stopRecording()).toMatchObject({ recordingId: 'rec-1' });
      await expect(adopted?.pauseRecording()).rejects.toMatchObject(none);
    },
  ],

  [
    'a recording whose beginning the disk refuses is refused, or, where it may begin late, begins once the disk takes it',
    async (session, engine) => {
      for (const leg of ['a', 'b']) await session.accept(leg, sample.PLAIN, RTP);
      const told: MediaEvent[] = [];
      const recovered = Promise.withResolvers<void>();
      using _listening = session.on((event) => {
        told.push(event);
        if (event.kind === 'recording-recovered') recovered.resolve();
      });
      const order = { agent: ['a'], customer: ['b'], recordingId: 'rec-1' };
      await engine.turnDisk(true);
      await expect(session.record(order)).rejects.toMatchObject(refusedWith('recording/failed'));
      await session.record({ ...order, mayBeginLate: true });
      await session.pauseRecording();
      await session.resumeRecording();
      await engine.turnDisk(false);
      await recovered.promise;
      expect(told.map(({ kind }) => kind)).toEqual(['recording-failed', 'recording-recovered']);
      expect(told[1]).toMatchObject({ gap: { fromMs: 0, toMs: expect.any(Number) } });
      expect(await session.stopRecording()).toMatchObject({ recordingId: 'rec-1' });
    },
  ],

  [
    'who adopts a session is told that the disk refuses its recording, and later that it does not',
    async (session, engine) => {
      for (const leg of ['a', 'b']) await session.accept(leg, sample.PLAIN, RTP);
      const failed = Promise.withResolvers<void>();
      using _before = session.on(({ kind }) => kind === 'recording-failed' && failed.resolve());
      await engine.turnDisk(true);
      await session.record({ agent: ['a'], customer: ['b'], recordingId: 'rec-1', mayBeginLate: true });
      await failed.promise;
      const adopted = await (await engine.reconnect()).adoptSession(session.id);
      const told: MediaEvent['kind'][] = [];
      const recovered = Promise.withResolvers<void>();
      using _after = adopted?.on(({ kind }) => {
        told.push(kind);
        if (kind === 'recording-recovered') recovered.resolve();
      });
      await engine.turnDisk(false);
      await recovered.promise;
      expect(told).toEqual(['recording-failed', 'recording-recovered']);
    },
  ],

  [
    'digits for a far end without telephone-event are sounded, or due by signalling where its leg says so, each once and in order',
    async (session) => {
      const due: string[] = [];
      using _listening = session.on((event) => {
        if (event.kind === 'digit-due') due.push(`${event.leg} ${event.digit} ${event.ms}`);
      });
      const bySignalling: LegOptions = { ...RTP, digits: 'signalling' };
      await session.accept('sounded', sample.WITHOUT_EVENTS, RTP);
      await session.accept('events', sample.PLAIN, bySignalling);
      await session.accept('told', sample.WITHOUT_EVENTS, bySignalling);
      for (const leg of ['sounded', 'events', 'told']) await session.sendDtmf(leg, '12#');
      await session.sendDtmf('told', '9', 'tone');
      await session.sendDtmf('told', '4');
      // What is asked afterwards is answered after it.
      await session.stats();
      expect(due).toEqual(['told 1 100', 'told 2 100', 'told # 100', 'told 4 100']);
    },
  ],

  [
    'a leg goes on in another session under another name, if the engine says that it can',
    async (session, { plane }) => {
      if (!plane.capabilities().moving) return;
      const other = await plane.createSession('call-2');
      for (const leg of ['a', 'b']) await session.accept(leg, sample.PLAIN, RTP);
      await session.route('a', ['b']);
      await other.accept('a', sample.PLAIN, RTP);
      await expect(other.take('c', 'call-1', 'd')).rejects.toMatchObject(refusedWith('leg/unknown'));
      await expect(other.take('b', 'call-3', 'd')).rejects.toMatchObject(refusedWith('session/closed'));
      await expect(other.take('b', 'call-1', 'a')).rejects.toMatchObject(refusedWith('leg/exists'));
      await other.take('b', 'call-1', 'd');
      expect([Object.keys(await session.stats()), Object.keys(await other.stats())]).toEqual([['a'], ['a', 'd']]);
      await session.close();
      await other.route('a', ['d']);
      await other.route('d', ['a']);
      expect((await other.stats())['d']).toMatchObject({ codec: 'PCMA' });
    },
  ],
];
