import type { MyCall } from '@wpm/contract';
import { folded } from '../list/folded.ts';

/** Which calls of the history are shown; missed are those that came and that the user did not take. */
export const CALLS_SHOWN = {
  all: {},
  inbound: { direction: 'inbound' },
  outbound: { direction: 'outbound' },
  missed: { direction: 'inbound', outcome: 'missed' },
} as const satisfies Record<string, Partial<Pick<MyCall, 'direction' | 'outcome'>>>;

export type CallsShown = keyof typeof CALLS_SHOWN;

/** What is asked of the history: which calls, and what was typed of whom they were with. */
export type MyCallsAsked = { readonly shown: CallsShown; readonly search: string };

/** Those of known calls that are asked for: with every word of the search, in any order, or its digits in the number. */
export function foundAmong(calls: readonly MyCall[], { shown, search }: MyCallsAsked): readonly MyCall[] {
  const { direction, outcome }: Partial<MyCall> = CALLS_SHOWN[shown];
  const words = folded(search).split(/\s+/);
  const digits = search.replaceAll(/[\s().-]/g, '');
  return calls.filter(({ other, ...call }) => {
    const isShown = (direction ?? call.direction) === call.direction && (outcome ?? call.outcome) === call.outcome;
    const name = folded(other.name ?? '');
    return isShown && (other.number.includes(digits) || words.every((word) => name.includes(word)));
  });
}
