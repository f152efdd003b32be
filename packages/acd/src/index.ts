export {
  type AfterCall,
  type AgentInput,
  type AgentRefusal,
  type AgentSettings,
  type Advanced,
  DEFAULT_AGENT_SETTINGS,
  advanceAgent,
} from './agent-state/advance.ts';
export {
  type Activity,
  type AgentState,
  type Chosen,
  type ChosenBy,
  type Interval,
  type Reach,
  type WrappedPart,
  NEVER_SIGNED_IN,
  activityOf,
  agentDeadline,
  isOfferable,
  isOnBreak,
  nextOf,
} from './agent-state/agent-state.ts';
export {
  type DueRecall,
  type FreeForRecall,
  type RecallOffer,
  RECALL_PASS_MS,
  recallOffers,
} from './recall/choose-agent.ts';
export { Distribution } from './queue/distribution.ts';
export type { Choice, FreeAgent, Offer, Passing, QueueRules, WaitingCall } from './queue/queue.ts';
