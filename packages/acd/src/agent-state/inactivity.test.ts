import { expect, test } from 'vitest';
import { type AgentInput, type AgentSettings, advanceAgent, DEFAULT_AGENT_SETTINGS } from './advance.ts';
import { type AgentState, type Chosen, type Interval, NEVER_SIGNED_IN, agentDeadline } from './agent-state.ts';

const HOUR = 3_600_000;
const IN_QUEUE: Chosen = { kind: 'in-queue', by: 'agent' };
const INACTIVE = { kind: 'signed-out', by: 'platform', why: 'inactivity' };

/** An agent whose phone is lost at 1 s: unreachable from 46 s on. */
class Gone {
  state: AgentState = NEVER_SIGNED_IN(0);
  readonly over: Interval[] = [];
  readonly #settings: AgentSettings;

  constructor(chosen: Chosen = IN_QUEUE, settings: AgentSettings = DEFAULT_AGENT_SETTINGS) {
    this.#settings = settings;
    this.at(0, { kind: 'sign-in' })
      .at(0, { kind: 'reachable' })
      .at(0, { kind: 'choose', chosen })
      .at(1_000, { kind: 'lost' });
  }

  at(now: number, input: AgentInput = { kind: 'time' }): this {
    const advanced = advanceAgent(this.state, input, now, this.#settings);
    if (!advanced.ok) throw new Error(advanced.error.code);
    this.state = advanced.value.next;
    this.over.push(...advanced.value.over);
    return this;
  }
}

test('who has no phone for twelve hours is signed out for it, at that instant, however late it is noticed', () => {
  const anna = new Gone().at(46_000);
  expect(agentDeadline(anna.state)).toBe(46_000 + 12 * HOUR);
  expect(anna.at(45_999 + 12 * HOUR).state.chosen).toEqual(IN_QUEUE);
  anna.at(20 * HOUR);
  expect([anna.state.chosen, anna.state.since]).toEqual([INACTIVE, 46_000 + 12 * HOUR]);
  expect(anna.over.at(-1)).toMatchObject({ activity: 'unreachable', from: 46_000, until: 46_000 + 12 * HOUR });
  expect(agentDeadline(anna.state)).toBeUndefined();
});

test('back with a phone they are ready, and in the queue only once they say so; who logged out stays logged out', () => {
  const anna = new Gone().at(20 * HOUR).at(21 * HOUR, { kind: 'reachable' });
  expect(anna.state.chosen).toEqual({ kind: 'ready', by: 'platform' });
  const out = new Gone().at(2_000, { kind: 'sign-out', why: 'manual' }).at(20 * HOUR);
  expect(out.state.chosen).toMatchObject({ kind: 'signed-out', why: 'manual' });
  expect(out.at(21 * HOUR, { kind: 'reachable' }).state.chosen).toMatchObject({ why: 'manual' });
});

test('who is back in time is never missed, and a tenant may let everybody be away as long as they like', () => {
  const anna = new Gone().at(2 * HOUR, { kind: 'reachable' }).at(30 * HOUR);
  expect(anna.state.chosen).toEqual(IN_QUEUE);
  const free = new Gone(IN_QUEUE, { ...DEFAULT_AGENT_SETTINGS, inactiveMs: Infinity }).at(1_000 * HOUR);
  expect([free.state.chosen, JSON.stringify(free.state.reach)]).toEqual([IN_QUEUE, '{"kind":"unreachable"}']);
});
