import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import type { RtpProbe } from '../audio/rtp-probe.ts';
import { readWav } from '../audio/wav.ts';
import { SILENT_OFFER } from '../sip/silent-offer.ts';
import { SipPhone, type SipPhoneOptions } from '../sip/sip-phone.ts';
import type { ApiSession, TestPlatform } from './start-platform.ts';

type Access = { readonly authUser: string; readonly password: string };

/** A phone of a user by UDP, registered: their app's, unless it is given another's credentials. */
export async function phoneOf(
  platform: TestPlatform,
  login: 'anna' | 'jan' | 'piotr',
  access?: Access,
): Promise<SipPhone> {
  const given = access ?? (await accessOf(await platform.api(login)));
  const server = { transport: 'udp', address: platform.sip.host, port: platform.sip.port } as const;
  return registered({ user: login, domain: platform.domain, server, ...given });
}

/** A phone as the app is one: by WebSocket, in the session the app has. */
export async function appOf(platform: TestPlatform, login: 'anna' | 'jan', session: ApiSession): Promise<SipPhone> {
  const { socketUrl: url, ...access } = await accessOf(session);
  return registered({ user: login, domain: platform.domain, server: { transport: 'ws', url }, ...access });
}

async function registered(options: SipPhoneOptions): Promise<SipPhone> {
  const phone = await SipPhone.open(options);
  expect((await phone.register()).status).toBe(200);
  return phone;
}

async function accessOf({ client }: ApiSession): Promise<Access & { readonly socketUrl: string }> {
  // A test that opens a phone of the same user again goes on there, as a user would.
  const issued = await client.issueSipCredentials({ takeOver: true });
  if (!issued.ok) throw new Error(issued.error.code);
  const { socketUrl, authUser, password } = issued.value;
  return { socketUrl, authUser, password };
}

/** A customer at the far end of the trunk. */
export function customerOf(platform: TestPlatform): Promise<SipPhone> {
  return SipPhone.open({
    user: '+48600100200',
    domain: 'carrier.test',
    local: { address: platform.trunk.host, port: platform.trunk.port },
    server: { transport: 'udp', address: platform.sip.host, port: platform.sip.port },
  });
}

/** A customer calls Anna, who has no phone on: refused, and missed. Resolves with the platform's id of the call. */
export async function missedByAnna(platform: TestPlatform, customer: SipPhone): Promise<string> {
  const uri = `sip:+48221000101@${platform.sip.host}:${platform.sip.port}`;
  const { headers } = await customer.call(uri, SILENT_OFFER).refused();
  return headers.get('X-WPM-Call-Id') ?? '';
}

/** @property answers what Anna's phone makes of its answer */
type Voices = { readonly outside: RtpProbe; readonly agent: RtpProbe; readonly answers?: (sdp: string) => string };

/** The customer calls Anna's number, she answers, and both speak. */
export async function callAnna(platform: TestPlatform, who: { customer: SipPhone; anna: SipPhone }, voices: Voices) {
  const { outside, agent, answers = (answer) => answer } = voices;
  const call = who.customer.call(`sip:+48221000101@${platform.sip.host}:${platform.sip.port}`, outside.offer());
  const part = await who.anna.incoming();
  const sdp = answers(agent.answer(part.remoteSdp ?? ''));
  await Promise.all([part.answer(sdp), call.answered()]);
  outside.complete(call.remoteSdp ?? '');
  outside.start();
  agent.start();
  return { call, part, callId: part.invite.headers.get('X-WPM-Call-Id') ?? '' };
}

/** Who rings answers, and speaks. */
export async function answered(phone: SipPhone, probe: RtpProbe) {
  const part = await phone.incoming();
  part.ring();
  await part.answer(probe.answer(part.remoteSdp ?? ''));
  probe.start();
  return part;
}

/** The recording of a call that is over: agent left, customer right. */
export async function recordingOf(
  platform: TestPlatform,
  callId: string,
): Promise<readonly [left: Int16Array, right: Int16Array]> {
  const { client } = await platform.api('supervisor');
  for (;;) {
    const calls = await client.listCalls({});
    const call = calls.ok ? calls.value.items.find((one) => one.callId === callId) : undefined;
    if (call?.endedAt && call.recording) {
      const files = await readdir(platform.recordingsFolder, { recursive: true });
      const file = files.find((name) => name.endsWith(`${call.recording?.id}.wav`));
      const [left, right] = readWav(await readFile(path.join(platform.recordingsFolder, file ?? ''))).channels;
      if (left && right) return [left, right];
    }
  }
}
