import { assertNever } from '@wpm/kernel';
import type { AudioSource } from '@wpm/media';
import type { Choosing, MenuCall } from './choosing.ts';
import type { Hearing } from './hearing.ts';

/** What a caller in a menu hears. */
export const menuHearing = (menu: MenuCall | undefined, activity: Choosing): Hearing => ({
  leg: activity.customer.leg,
  from: [],
  plays: playedIn(menu, activity),
});

/** Packets go on while nothing is said: a network may take their end for the end of the call. */
const SILENCE: AudioSource = { sequence: [{ silenceMs: 1_000 }], loop: true };

function playedIn(menu: MenuCall | undefined, { stage, menu: at }: Choosing): AudioSource {
  const node = menu?.plan.nodes[at];
  switch (stage.kind) {
    case 'saying':
      return { menu: node?.says, wrong: node?.saysWrong, away: node?.saysAway }[stage.says] ?? SILENCE;
    case 'listening':
      return SILENCE;
    case 'seeking':
    case 'calling':
      return 'ringback';
    case 'parting':
      return stage.says;
    default:
      return assertNever(stage);
  }
}
