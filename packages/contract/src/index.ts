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
export {
  COUNTRY_GROUPS,
  type CountryGroup,
  type DialCaps,
  type DialPolicy,
  type DialRules,
  NUMBER_CLASSES,
  type NumberClass,
  dialPolicy,
  dialRules,
} from './shapes/dial-policy.ts';
export {
  TRUNK_CODECS,
  TRUNK_REDIRECTS,
  TRUNK_SRTP,
  TRUNK_TRANSPORTS,
  type Trunk,
  type TrunkCodec,
  type TrunkRedirects,
  type TrunkSrtp,
  type TrunkCredentials,
  type TrunkPeer,
  type TrunkRefusal,
  type TrunkRegistration,
  type TrunkSettings,
  type TrunkState,
  type TrunkTransport,
  type TrunkTrouble,
  trunk,
  trunkContradictions,
  trunkSettings,
  trunkState,
} from './shapes/trunk.ts';
export {
  type CallerIdRules,
  type CalledFrom,
  type IdentityHeader,
  NUMBER_FORMATS,
  type NumberFormat,
  type NumberRules,
  type RewriteRule,
} from './shapes/trunk-numbers.ts';
export { type RealtimeEvent, realtimeEvent } from './realtime/events.ts';
export {
  BEAT_MS,
  CLOSE_CODES,
  type Hello,
  type Place,
  REALTIME_PATH,
  type ServerFrame,
  hello,
  place,
  serverFrame,
} from './realtime/frames.ts';
export * from './vocabulary.ts';
