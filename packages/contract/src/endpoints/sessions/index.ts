import { createSignInLink } from './create-sign-in-link.ts';
import { endMySession } from './end-my-session.ts';
import { listMySessions } from './list-my-sessions.ts';
import { signInByLink } from './sign-in-by-link.ts';

/** The user's own sessions (F10), and how one is begun without a password. */
export const SESSION_ENDPOINTS = { listMySessions, endMySession, signInByLink, createSignInLink } as const;
