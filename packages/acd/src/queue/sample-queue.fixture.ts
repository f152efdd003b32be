import type { CampaignMember } from '@wpm/contract';
import type { FreeAgent, QueueRules, WaitingCall } from './queue.ts';

export const member = (accountId: string, about: Partial<CampaignMember> = {}): CampaignMember => ({
  accountId,
  priority: 10,
  weight: 10,
  skills: {},
  ...about,
});

export const queue = (about: Partial<QueueRules> = {}): QueueRules => ({
  queueId: 'sales',
  strategy: 'longest-idle',
  priority: 10,
  requiredSkills: {},
  lastAgentFirst: false,
  members: ['anna', 'jan', 'maria'].map((name) => member(name)),
  ...about,
});

export const free = (accountId: string, about: Partial<FreeAgent> = {}): FreeAgent => ({
  accountId,
  ticked: null,
  idleSince: 0,
  readySince: 0,
  handled: 0,
  ...about,
});

export const call = (callId: string, about: Partial<WaitingCall> = {}): WaitingCall => ({
  callId,
  queueId: 'sales',
  enqueuedAt: 0,
  ahead: false,
  lastAgent: null,
  passing: [],
  ...about,
});
