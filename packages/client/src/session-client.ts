import { SESSION_ENDPOINTS } from '@wpm/contract';
import type { Method, MethodsOf } from './connect.ts';

/** The user's own sessions. */
export type SessionClient = MethodsOf<typeof SESSION_ENDPOINTS>;

/** Apart from the rest of the phone's client, so that the phone loads it when its page is opened. */
export function sessionMethods(method: Method): SessionClient {
  return {
    listMySessions: method(SESSION_ENDPOINTS.listMySessions),
    endMySession: method(SESSION_ENDPOINTS.endMySession),
    signInByLink: method(SESSION_ENDPOINTS.signInByLink),
    createSignInLink: method(SESSION_ENDPOINTS.createSignInLink),
  };
}
