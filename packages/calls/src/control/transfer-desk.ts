import type { CallRefusal } from '@wpm/contract';
import { type Result, ok, refuse } from '@wpm/kernel';
import { type Call, type LegId, otherSide, sideOf } from '../call/call.ts';
import { statusOf } from '../call/refusal.ts';
import type { Effect, Input } from '../call/step.ts';
import { type TransferRefusal, refusalToTransfer } from '../call/transfer-begins.ts';
import type { AccountParty, Party } from '../party.ts';
import type { Round } from '../ports.ts';
import type { CallControlDeps } from './deps.ts';

/** Why a call was not handed on: codes of a call that cannot be made, or of one that cannot be handed on now. */
export type TransferRefused = { readonly code: CallRefusal | TransferRefusal | 'transfer/no-such-call' };

/** A wish to hand a call on. */
export type TransferAsk = {
  readonly by: LegId;
  readonly dialled: string;
  /** By REFER the user stays until somebody answers. */
  readonly stays: boolean;
  /** Called once it is settled that the transfer begins, before anything is done for it. */
  readonly onAccepted?: () => void;
};

/** A live call as the desk needs it. */
export type Transferable = {
  readonly call: Call;
  /** Does the work in the call's mailbox; what it gives is the next input, if any. */
  decide(next: () => Input | undefined): Promise<void>;
};

/** Settles where transfers go: permission and way are asked outside the call's mailbox, so that the call goes on meanwhile. */
export class TransferDesk {
  readonly #deps: Pick<CallControlDeps, 'route' | 'log'>;
  readonly #isBusy: (accountId: string) => boolean;

  constructor(deps: Pick<CallControlDeps, 'route' | 'log'>, isBusy: (accountId: string) => boolean) {
    this.#deps = deps;
    this.#isBusy = isBusy;
  }

  /** Hands the call on, or says why not. Resolves when the transfer is on disk. */
  async ask(live: Transferable, ask: TransferAsk): Promise<Result<void, TransferRefused>> {
    const way = await this.#wayOf(live.call, ask);
    if (!way.ok) return way;
    const { recipient, rounds } = way.value;
    let refused: TransferRefused['code'] | undefined = 'transfer/not-connected';
    await live.decide(() => {
      // Asked again: the call has gone on since.
      refused = refusalToTransfer(live.call, ask.by) ?? this.#busy(recipient);
      if (refused) return undefined;
      ask.onAccepted?.();
      return { kind: 'transfer', by: ask.by, recipient, rounds, stays: ask.stays };
    });
    return refused ? refuse({ code: refused }) : ok(undefined);
  }

  /** Looks for the phones of a user a transfer comes back to; nobody's, where they are in another call by now. */
  async seek(live: Transferable, { party, transferred }: Extract<Effect, { kind: 'seek' }>): Promise<void> {
    const rounds = await this.#phonesOf(live.call.id, party, transferred);
    await live.decide(() => ({ kind: 'found', rounds: this.#isBusy(party.accountId) ? [] : rounds }));
  }

  #busy({ accountId }: Party): 'call/busy' | undefined {
    return accountId !== null && this.#isBusy(accountId) ? 'call/busy' : undefined;
  }

  async #wayOf(
    call: Call,
    { by, dialled }: TransferAsk,
  ): Promise<Result<{ recipient: Party; rounds: readonly Round[] }, TransferRefused>> {
    const refusal = refusalToTransfer(call, by);
    const pair = partiesOf(call, by);
    if (refusal || !pair) return refuse({ code: refusal ?? 'transfer/not-connected' });
    const { accountId } = pair.own;
    try {
      const { callee, to } = await this.#deps.route.routeTransfer({
        callId: call.id,
        accountId,
        dialled,
        transferred: pair.other,
      });
      if (!to.ok) return to;
      // A test number is nobody to hand a customer on to.
      if (to.value.kind === 'service') return refuse({ code: 'call/not-allowed' });
      return ok({ recipient: callee, rounds: to.value.rounds });
    } catch (error) {
      this.#deps.log.error('transfer.not-routed', { call: call.id, error: String(error) });
      return refuse({ code: 'call/failed' });
    }
  }

  async #phonesOf(callId: string, { accountId }: AccountParty, transferred: Party): Promise<readonly Round[]> {
    try {
      return await this.#deps.route.routeBack({ callId, accountId, transferred });
    } catch (error) {
      this.#deps.log.error('transfer.no-way-back', { call: callId, error: String(error) });
      return [];
    }
  }
}

/** Who hands on, and who is handed on. */
function partiesOf({ phase }: Call, by: LegId): { own: AccountParty; other: Party } | undefined {
  if (phase.state !== 'connected') return undefined;
  const { activity } = phase;
  if (activity.kind !== 'talking' && activity.kind !== 'held') return undefined;
  const side = sideOf(activity.ends, by);
  const own = side && activity.ends[side].party;
  return side && own?.kind === 'account' ? { own, other: activity.ends[otherSide(side)].party } : undefined;
}

/** How a REFER that may not be is answered. */
export const statusOfTransfer = (code: TransferRefused['code']): number =>
  isOfCall(code) ? statusOf(code) : STATUS[code];

const STATUS: Readonly<Record<Exclude<TransferRefused['code'], CallRefusal>, number>> = {
  'transfer/no-such-call': 481,
  'transfer/under-way': 491,
  'transfer/not-connected': 403,
  'transfer/not-allowed': 403,
};

const isOfCall = (code: TransferRefused['code']): code is CallRefusal => code.startsWith('call/');
