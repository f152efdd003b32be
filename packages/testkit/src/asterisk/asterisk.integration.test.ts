import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SipPhone } from '../sip/sip-phone.ts';
import { Asterisk, prepareAsterisk } from './asterisk.ts';

const why = prepareAsterisk();
if (why) process.stderr.write(`SKIPPED: Asterisk: ${why}\n`);

describe.skipIf(why)('an Asterisk of ours', () => {
  let asterisk: Asterisk;
  beforeAll(async () => {
    const account = { user: 'tester', password: 'secret' };
    asterisk = await Asterisk.start({ account, numbers: { '604': 'Busy(5)' } });
  });
  afterAll(() => asterisk?.[Symbol.asyncDispose]());

  async function phone(): Promise<SipPhone> {
    const server = { transport: 'udp', address: asterisk.host, port: asterisk.ports.sip } as const;
    return SipPhone.open({ server, user: 'tester', domain: asterisk.host, password: 'secret' });
  }

  test('registers our phone by digest', async () => {
    await using tester = await phone();
    expect((await tester.register()).status).toBe(200);
    expect(await asterisk.console('pjsip show contacts')).toContain('tester');
  });

  test('takes no calls while it is killed, and takes them when it is back', async () => {
    await asterisk.kill();
    await expect(asterisk.console('core show version')).rejects.toThrow();
    await asterisk.resume();
    await using tester = await phone();
    expect((await tester.register()).status).toBe(200);
  });
});
