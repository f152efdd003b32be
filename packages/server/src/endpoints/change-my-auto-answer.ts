import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';

export const changeMyAutoAnswer = signedIn(
  ENDPOINTS.changeMyAutoAnswer,
  async ({ store }, { caller: { account } }, choice) => {
    await store.accounts.chooseAutoAnswer(account.id, choice);
    const now = await store.accounts.autoAnswerOf(account.id);
    return now.on === choice.on ? ok(now) : refuse({ code: 'session/not-allowed' });
  },
);
