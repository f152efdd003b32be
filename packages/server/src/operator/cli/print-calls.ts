import { callAnswer } from '../call-protocol.ts';
import { timeOf } from './print-ladder.ts';
import { visible } from './print.ts';

/** An answer to `calls` for a terminal. @throws if it is of another version and cannot be read */
export function printCall(value: unknown): readonly string[] {
  const { callId, domain, caller, callee, campaign, state, startedAt } = callAnswer.parse(value);
  const way = `${caller} → ${callee}${campaign === null ? '' : ` (${campaign})`}`;
  return [visible(`${timeOf(startedAt)}  ${callId}  ${state.padEnd(5)}  ${domain}  ${way}`)];
}
