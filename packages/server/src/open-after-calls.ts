import type { ArchiveKeeper } from './recordings/archive-keeper.ts';
import { openArchive } from './recordings/open-archive.ts';
import { LadderKeeper, type LadderKeeperDeps } from './telephony/sip-trace/ladder-keeper.ts';
import type { Store } from '@wpm/store';

export type AfterCalls = { readonly archive: ArchiveKeeper; readonly ladders: LadderKeeper };

type Deps = Parameters<typeof openArchive>[0] &
  Omit<LadderKeeperDeps, 'ladders'> & { readonly store: Pick<Store, 'sipLadders'> };

/** What is done with what there is of calls when they are over: their sound, and their SIP. */
export function openAfterCalls(deps: Deps, started: AsyncDisposableStack): AfterCalls {
  const archive = started.use(openArchive(deps));
  return { archive, ladders: started.use(new LadderKeeper({ ...deps, ladders: deps.store.sipLadders })) };
}
