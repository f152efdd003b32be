export { createBrowserSoftphone } from './browser.ts';
export type {
  Call,
  CallFacts,
  Connected,
  Ended,
  EndedBy,
  EndReason,
  LiveCall,
  MicrophoneProblem,
} from './call/call.ts';
export type { IssueCredentials } from './credentials-keeper.ts';
export { loadWorldRules } from './number/load-world-rules.ts';
export { type Country, HOME_COUNTRY, type NumberRules, type NumberVerdict, plainRules } from './number/rules.ts';
export { bareNumber } from './number/typed-number.ts';
export type { Connection, DialAnswer, Softphone, SoftphoneState } from './softphone.ts';
