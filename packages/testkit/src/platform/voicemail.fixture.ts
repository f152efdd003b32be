import type { TestPlatform } from './start-platform.ts';
import { soundOf } from './sound-of.fixture.ts';

/** What asks for a message. */
export const GREETING_HZ = 1_200;

/** A campaign without agents in which nobody waits: who calls its number is asked for a message at once. @returns the number */
export async function takesMessages(platform: TestPlatform): Promise<string> {
  const { client } = await platform.api('admin');
  const made = await client.createCampaign({
    settings: {
      name: 'Messages',
      direction: 'inbound',
      recording: { inbound: 'never' },
      sounds: { voicemail: await soundOf(client, { hz: GREETING_HZ, ms: 400 }) },
      queue: { maxWaitSeconds: 0, overflow: { kind: 'voicemail' } },
    },
  });
  if (!made.ok) throw new Error(made.error.code);
  const number = '+48221000400';
  const route = { kind: 'campaign', campaignId: made.value.id } as const;
  const led = await client.createNumber({ settings: { number, route } });
  if (!led.ok) throw new Error(led.error.code);
  return number;
}
