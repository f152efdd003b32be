import type { AccountParty } from '../party.ts';
import type { Round } from '../ports.ts';
import type { ChoiceTo } from '../queue-port.ts';
import type { Call } from './call.ts';
import type { MenuTarget } from './menu-plan.ts';
import { choosingCall } from './sample-menu.fixture.ts';
import { plan, sales } from './sample-queue.fixture.ts';
import { usersIn } from './segment.ts';
import type { Input } from './step.ts';

const SOUND = { file: 'said' } as const;
export const MESSAGE = { greeting: SOUND, thanks: SOUND, mostMs: 60_000, leastMs: 1_000, silenceMs: 5_000 };

/** A message to a user. */
export const TO_MARIAS = {
  kind: 'voicemail',
  plan: MESSAGE,
  box: { kind: 'direct', number: '+48221000105', accountId: 'account-maria' },
  result: 'no-answer',
} as const;

type Chance = { readonly pick: <T>(of: readonly [T, ...T[]] | readonly T[]) => T };

/** A caller in a menu; silence leads somewhere. */
export const someMenu = (world: Chance): Call =>
  choosingCall({
    attempts: world.pick([1, 2, 3]),
    otherwise: world.pick<MenuTarget>([
      { kind: 'campaign', campaignId: 'sales' },
      { kind: 'account', accountId: 'account-maria' },
      { kind: 'message', says: { file: 'bye' } },
      { kind: 'voicemail', campaignId: 'sales', name: 'Sales', plan: MESSAGE },
      { kind: 'menu', menu: 'invoices' },
    ]),
  });

/** Where a choice leads: as call control says it, who is busy is not there. */
export function someChoice(call: Call, maria: AccountParty, rounds: readonly Round[], world: Chance): Input {
  const isBusy = usersIn(call.segments).includes(maria.accountId);
  const to = world.pick<ChoiceTo | { readonly kind: 'nowhere' }>([
    { kind: 'queue', plan: plan(), isOpen: world.pick([true, false]), party: sales },
    { kind: 'ring', party: maria, rounds: rounds, forwardings: [] },
    { ...TO_MARIAS, party: maria, forwardings: [], box: { ...TO_MARIAS.box, accountId: maria.accountId } },
    { kind: 'nowhere' },
  ]);
  return { kind: 'chosen', to: to.kind === 'ring' && isBusy ? { kind: 'nowhere' } : to };
}
