import process from 'node:process';
import {
  type SippAddress,
  type TestPlatform,
  freePort,
  freePortRange,
  prepareSippWithTls,
  startPlatform,
} from '@wpm/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PlayOptions, playAnywhere, played } from '../support/play.ts';
import { sipCredentials } from '../support/scene.ts';

const RTP_PORTS = 40;

/** Which SIPp this needs: one that knows SHA-256 and TLS. */
const why = prepareSippWithTls();
if (why) process.stderr.write(`SKIPPED: stations by SHA-256 and TLS: ${why}\n`);

describe.skipIf(why)('a station of another make, which knows SHA-256,', () => {
  let platform: TestPlatform;
  let at: Readonly<Record<'127.0.0.1' | '::1', { readonly plain: number; readonly secure: number }>>;

  beforeAll(async () => {
    const [plain, secure, plain6, secure6] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
    const rtp = await freePortRange(RTP_PORTS);
    const ports = `${rtp}-${rtp + RTP_PORTS - 1}`;
    at = { '127.0.0.1': { plain, secure }, '::1': { plain: plain6, secure: secure6 } };
    platform = await startPlatform({
      lan: true,
      environment: {
        WPM_SIP: `127.0.0.1:${plain},[::1]:${plain6}`,
        WPM_SIPS: `127.0.0.1:${secure},[::1]:${secure6}`,
        WPM_RTP: `127.0.0.1:${ports},[::1]:${ports}`,
      },
    });
  });
  afterAll(() => platform?.stop());

  test.each([
    ['udp', '127.0.0.1'],
    ['tcp', '127.0.0.1'],
    ['tls', '127.0.0.1'],
    ['udp', '::1'],
    ['tcp', '::1'],
    ['tls', '::1'],
  ] as const)('registers, calls and hangs up over %s at %s', async (transport, address) => {
    const remote = { address, port: at[address][transport === 'tls' ? 'secure' : 'plain'] };
    const { messages } = await played(playAnywhere(platform, 'station-calls', await asAnna(transport, remote)));
    const proofs = messages.flatMap(({ text }) => text.match(/^Authorization: .*$/m) ?? []);
    expect(proofs).toHaveLength(2);
    for (const proof of proofs) expect(proof).toContain('algorithm=SHA-256');
  });

  test('an INVITE of 30 KB is read over TCP', async () => {
    const options = await asAnna('tcp', { address: '127.0.0.1', port: at['127.0.0.1'].plain });
    const long = { ...options, keys: { ...options.keys, subject: 'x'.repeat(30_000) } };
    const { messages } = await played(playAnywhere(platform, 'station-calls', long));
    expect(messages.some(({ direction, text }) => direction === 'sent' && text.length > 30_000)).toBe(true);
  });

  async function asAnna(transport: 'udp' | 'tcp' | 'tls', remote: SippAddress): Promise<PlayOptions> {
    const { authUser: user, password } = await sipCredentials(platform, 'anna');
    const local = { address: remote.address, port: await freePort() };
    const keys = { user: 'anna', domain: platform.domain, number: '600', subject: 'Hello' };
    return { transport, remote, local, keys, credentials: { user, password }, modern: true };
  }
});
