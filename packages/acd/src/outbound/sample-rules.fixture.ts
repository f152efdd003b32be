import { outboundListSettings } from '@wpm/contract';
import type { OutboundEntry, RetryRules } from './entry.ts';

/** Busy: 2 more calls, after 10 minutes; no answer: 1, after an hour; failed: none; 4 in all. */
export const RULES: RetryRules = outboundListSettings.parse({
  name: 'Renewals',
  campaignId: '00000000-0000-4000-8000-000000000000',
  mostAttempts: 4,
  retry: {
    busy: { afterMinutes: 10, times: 2 },
    noAnswer: { afterMinutes: 60, times: 1 },
    failed: { afterMinutes: 5, times: 0 },
  },
});

export const waiting = (from = 0, numbers: readonly string[] = ['+48600100200']): OutboundEntry => ({
  state: { kind: 'waiting', from },
  numbers,
  tried: {},
});
