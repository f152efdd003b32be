import type { TestPlatform } from '@wpm/testkit';
import { onTestFailed } from 'vitest';
import { Agent } from './agent.ts';

/** A demo user's phone in a browser, logged in and registered. Where the test fails, it is said what page and platform complained about. */
export async function agentOf(platform: TestPlatform, login: 'anna' | 'jan', hz: number): Promise<Agent> {
  const { url: baseUrl, password } = platform;
  const agent = await Agent.ready({ baseUrl, login, password, hz });
  onTestFailed(() => void process.stderr.write(`${agent.complaints.join('\n')}\n${platform.logs().slice(-8_000)}\n`));
  return agent;
}
