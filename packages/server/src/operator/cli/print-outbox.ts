import { outboxAnswer } from '../protocol.ts';
import { visible } from './print.ts';

/** An answer to `outbox` for a terminal. @throws if it is of another version and cannot be read */
export function printOutbox(value: unknown): readonly string[] {
  const answer = outboxAnswer.parse(value);
  if (answer.kind === 'goes')
    return [answer.to === 'smtp' ? `mail goes to ${answer.where}` : `no WPM_SMTP: mail lies in ${answer.where}`];
  const { id, domain, about, recipient, at, state, tries, lastError } = answer;
  const line = `${at.slice(0, 19)}Z  ${state.padEnd(8)}  ${about.padEnd(14)}  ${recipient.padEnd(32)}  ${domain}  tries: ${tries}  ${id}`;
  return [visible(line), ...(lastError === null || state === 'sent' ? [] : [visible(`    ${lastError}`)])];
}
