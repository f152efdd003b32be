import type { CallingCampaign } from '@wpm/contract';

/** As what a call is made: in a campaign (F14), or, without an id, outside all of them. */
export type CallingChoice = {
  readonly id: string | null;
  readonly name: string;
  /** What the customer is shown; null: the line's own. */
  readonly number: string | null;
};

/** Before anything was chosen: outside campaigns, whose name is the language's. */
const outside = (number: string | null): CallingChoice => ({ id: null, name: '', number });

/**
 * What a user can choose from: outside first, where they have a number of their own (F05).
 * @param campaigns undefined until they are known: then the one chosen last stands for them, as calls may be made already
 */
export function choicesOf(
  campaigns: readonly CallingCampaign[] | undefined,
  directNumber: string | null,
  remembered: string | null | undefined,
): readonly CallingChoice[] {
  const known = campaigns ?? (remembered ? [{ id: remembered, name: '…', number: null }] : []);
  const named = known.map(({ id, name, number }) => ({ id, name, number: number ?? directNumber }));
  return directNumber === null ? named : [outside(directNumber), ...named];
}

/**
 * The first of these that can be chosen: what was picked for this call, the campaign the call is about, what was chosen last;
 * else the first there is. Undefined: neither a campaign nor a number of one's own, and the platform says what goes.
 * @param about a campaign, by its id or its name
 */
export function chosenOf(
  choices: readonly CallingChoice[],
  {
    picked,
    about,
    remembered,
  }: { readonly picked?: string | null; readonly about?: string | null; readonly remembered?: string | null },
): CallingChoice | undefined {
  const byId = (id: string | null | undefined) => (id === undefined ? undefined : choices.find((one) => one.id === id));
  const ofAbout = about ? choices.find(({ id, name }) => id !== null && (id === about || name === about)) : undefined;
  return byId(picked) ?? ofAbout ?? byId(remembered) ?? choices[0];
}
