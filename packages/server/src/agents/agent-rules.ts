import type { AgentSettings } from '@wpm/acd';
import type { AgentRules } from '@wpm/contract';

/** What a tenant settled of its agents, as their states are advanced by it. */
export const agentSettingsOf = ({
  graceSeconds,
  notAnsweringSeconds,
  signOutAfterUnanswered,
  signOutAfterInactiveHours,
}: AgentRules): AgentSettings => ({
  graceMs: graceSeconds * 1_000,
  notAnsweringMs: notAnsweringSeconds * 1_000,
  mostUnanswered: signOutAfterUnanswered ?? Infinity,
  inactiveMs: signOutAfterInactiveHours === null ? Infinity : signOutAfterInactiveHours * 3_600_000,
});
