import type { SESSION_ENDPOINTS } from '@wpm/contract';
import type { Bound } from '../../http/bind.ts';
import { createSignInLink } from './create-sign-in-link.ts';
import { endMySession } from './end-my-session.ts';
import { listMySessions } from './list-my-sessions.ts';
import { signInByLink } from './sign-in-by-link.ts';

export const SESSION_HANDLERS: Readonly<Record<keyof typeof SESSION_ENDPOINTS, Bound>> = {
  listMySessions,
  endMySession,
  signInByLink,
  createSignInLink,
};
