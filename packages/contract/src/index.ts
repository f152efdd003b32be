export { type AnyEndpoint, type Endpoint, type Right, endpoint } from './endpoint.ts';
export { ENDPOINTS, type EndpointName } from './endpoints/index.ts';
export { type Problem, problem } from './problem.ts';
export { type Account, type Session, account, e164, session } from './shapes/account.ts';
export {
  type MyCall,
  type Party,
  type RecordingMark,
  type ReportedCall,
  myCall,
  party,
  recordingMark,
  reportedCall,
} from './shapes/call.ts';
export { type CreatedStation, type Station, createdStation, station } from './shapes/station.ts';
export { type SipLadder, sipLadder } from './shapes/sip-ladder.ts';
export * from './vocabulary.ts';
