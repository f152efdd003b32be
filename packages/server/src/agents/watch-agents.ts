import type { Store } from '@wpm/store';
import { RecallDesk, type RecallDeskDeps } from '../recalls/recall-desk.ts';
import type { AgentDesk } from './agent-desk.ts';
import { AgentPresence, type AgentPresenceDeps } from './agent-presence.ts';

/** Looks at agents all the while: who has a phone (F28), and who is free for a recall that is due (F24). */
export function watchAgents(
  deps: RecallDeskDeps & { readonly store: Store; readonly agents: AgentDesk },
  phones: Pick<AgentPresenceDeps, 'registrar' | 'waker'>,
): DisposableStack {
  const { store: directory, agents: desk, log } = deps;
  const watches = new DisposableStack();
  watches.use(new AgentPresence({ ...phones, directory, desk, log }));
  watches.use(new RecallDesk(deps));
  return watches;
}
