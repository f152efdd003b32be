import { RecallDesk, type RecallDeskDeps } from '../recalls/recall-desk.ts';
import type { TelephonyDeps } from '../telephony/start-telephony.ts';
import { AgentPresence, type AgentPresenceDeps } from './agent-presence.ts';

/** Looks at agents all the while: who has a phone (F28), and who is free for a recall that is due (F24). */
export function watchAgents(
  deps: RecallDeskDeps & Pick<TelephonyDeps, 'store' | 'agents'>,
  phones: Pick<AgentPresenceDeps, 'registrar' | 'waker'>,
): DisposableStack {
  const { store: directory, agents: desk, log } = deps;
  const watches = new DisposableStack();
  watches.use(new AgentPresence({ ...phones, directory, desk, log }));
  watches.use(new RecallDesk(deps));
  return watches;
}
