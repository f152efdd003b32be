import type { Call } from './call.ts';
import { calledNow } from './forwarding.ts';
import { maria } from './sample-call.ts';
import type { Input } from './step.ts';
import { target } from './told.fixture.ts';

type Chances = { readonly chance: () => number; pick<T>(of: readonly [T, ...T[]] | readonly T[]): T };

/** What comes of waking the devices of whom the call rings, most of the time. */
export function someBeside(call: Call, by: Chances): Input {
  const { accountId } = calledNow(call);
  const came = by.pick(['waking', 'waking', 'device', 'nobody', 'declined', [target()], []] as const);
  return {
    kind: 'woken-beside',
    accountId: by.chance() < 0.1 ? maria.accountId : (accountId ?? maria.accountId),
    came,
  };
}

/** Whether nobody has answered, so that devices may be woken. */
export const isSilent = ({ phase }: Call): boolean => phase.state === 'ringing';

/** What goes on before anybody answers. */
export const unanswered = ({ phase }: Call): string =>
  phase.state === 'ringing' && phase.beside ? `beside: ${phase.beside}` : phase.state;
