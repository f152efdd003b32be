import { endMySession } from './end-my-session.ts';
import { listMySessions } from './list-my-sessions.ts';

/** The user's own sessions (F10). */
export const SESSION_ENDPOINTS = { listMySessions, endMySession } as const;
