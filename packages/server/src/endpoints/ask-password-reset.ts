import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { sendPasswordReset } from '../administration/send-password-reset.ts';
import { open } from '../http/bind.ts';

/** Nothing is looked up before the answer: neither what it says nor how long it takes tells whether there is such an account. */
export const askPasswordReset = open(ENDPOINTS.askPasswordReset, async (deps, { source }, { language, ...whose }) => {
  setImmediate(() => {
    sendPasswordReset(deps, { ...whose, language, source }).catch((error: unknown) =>
      deps.sink.log.warn('password-reset.failed', { why: String(error) }),
    );
  });
  return ok({});
});
