import type { NewMail } from '@wpm/store';
import { newId } from '../administration/change.ts';
import type { ServerDeps } from '../server-deps.ts';
import { accountMail, type AccountMailFacts } from './account-mail.ts';
import type { MailLanguage } from './invitation-mail.ts';

/** To whom, and in which language. */
export type MailAddress = {
  readonly tenantId: string;
  readonly accountId: string;
  readonly recipient: string;
  readonly language: MailLanguage;
};

/** Polish where the tenant's numbers are Polish (ADR 0053), unless the user's application said which language it speaks. */
export const languageOf = (asked: MailLanguage | undefined, countryCode: string | undefined): MailLanguage =>
  asked ?? (countryCode === '48' ? 'pl' : 'en');

/** A mail about somebody's own account, enciphered for the queue. */
export function writtenMail(
  deps: Pick<ServerDeps, 'mailSeal' | 'now'>,
  { tenantId, accountId, recipient, language }: MailAddress,
  facts: AccountMailFacts,
): NewMail {
  const id = newId(deps);
  const sealed = deps.mailSeal.seal(id, accountMail(facts, language));
  return { id, tenantId, accountId, kind: facts.kind, recipient, sealed, at: deps.now() };
}
