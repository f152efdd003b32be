import type { MyCall } from '@wpm/contract';

/** What the user's own history is cached as; apart from reading it, so that who only says it is stale does not load that. */
export const MY_CALLS_KEY = ['my-calls'] as const;

/** What no two rows of it have in common: a call that came to its user twice stands there twice. */
export const keyOfCall = ({ callId, part }: Pick<MyCall, 'callId' | 'part'>): string => `${callId}/${part}`;
