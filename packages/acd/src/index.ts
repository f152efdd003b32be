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
  type Absence,
  type Activity,
  type AgentState,
  type Chosen,
  type ChosenBy,
  type Interval,
  type Reach,
  type WrappedPart,
  NEVER_SIGNED_IN,
  absenceOf,
  activityOf,
  agentDeadline,
  isOfferable,
  isOnBreak,
  nextOf,
  wantsWrapUp,
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
export { type DayOfCalls, MET_NOBODY_MS, isOverLimit } from './outbound/abandoned.ts';
export { type AdvancedEntry, type EntryInput, advanceEntry } from './outbound/advance-entry.ts';
export {
  type CallableEntry,
  type FreeForOutbound,
  type OutboundChoice,
  type RunningList,
  chooseEntries,
} from './outbound/choose-entries.ts';
export {
  type EntryCall,
  type EntryState,
  type LedgerLine,
  type OutboundEntry,
  type RetryRules,
  type Tried,
  attemptsOf,
  nextNumber,
} from './outbound/entry.ts';
