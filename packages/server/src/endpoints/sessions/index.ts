import type { SESSION_ENDPOINTS } from '@wpm/contract';
import type { Bound } from '../../http/bind.ts';
import { endMySession } from './end-my-session.ts';
import { listMySessions } from './list-my-sessions.ts';

export const SESSION_HANDLERS: Readonly<Record<keyof typeof SESSION_ENDPOINTS, Bound>> = {
  listMySessions,
  endMySession,
};
