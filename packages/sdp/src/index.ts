export {
  type AttributeSection,
  type RtpMap,
  answerDirection,
  attribute,
  attributes,
  directionOf,
  rtpMaps,
} from './attributes.ts';
export { type SdpRefusal, parseSdp } from './parse.ts';
export { printSdp } from './print.ts';
export type {
  Attribute,
  Connection,
  Direction,
  MediaDescription,
  Origin,
  SessionDescription,
} from './session-description.ts';
