export type { CampaignMadeIn } from './call/campaign-made-in.ts';
export type { Call, LegId, Phase } from './call/call.ts';
export { CallControl } from './control/call-control.ts';
export type { Turn } from './call/commands.ts';
export type { LiveNews, LiveView, RecordingView } from './call/live-view.ts';
export type { CallCommands } from './control/call-commands.ts';
export type { Occupation } from './control/occupation.ts';
export type { BoardView } from './call/board-view.ts';
export type { SupervisionDesk, SupervisionRefused } from './control/supervision-desk.ts';
export type { SupervisionNews } from './control/supervision-news.ts';
export type { PauseRefused, RecordingRefused } from './control/recording-desk.ts';
export type { CommandRefused } from './control/transfer-desk.ts';
export type { CallControlDeps } from './control/deps.ts';
export { type MissedChange, missedChangeOf } from './missed.ts';
export { leavesMessage } from './call/message-begins.ts';
export type { MessagePlan } from './call/message-plan.ts';
export { type MessageRecord, type MessageBox, type MissedLine, isMessageLeft } from './record.ts';
export { ALLOW, EXTENSIONS } from './leg/allow.ts';
export { type Party, type Peer, SERVICES, type Service } from './party.ts';
export type {
  BesideCame,
  BesideWish,
  Besides,
  CSeqNumbers,
  CallBack,
  CallObserver,
  Destination,
  Diverted,
  ForwardWish,
  Forwarded,
  Forwarding,
  InboundRoute,
  Redirected,
  LegMedia,
  NotReached,
  Round,
  Routing,
  Signalling,
  Source,
  SupervisionRouting,
  SupervisionWish,
  Target,
  TransferWish,
} from './ports.ts';
export type {
  CallBackRecord,
  CallJournal,
  CallRecord,
  ForwardingRecord,
  HeardQuality,
  JournalledCall,
  RefusedCall,
  LegQuality,
  RecordedParty,
  PartStretch,
  RecordingPause,
  RecordingRecord,
  Redirect,
  SegmentRecord,
} from './record.ts';
export type {
  CallQueues,
  Callable,
  ChoiceTo,
  ChoiceWish,
  OfferWish,
  OverflowTo,
  OverflowWish,
  QueueNews,
  QueueStanding,
} from './queue-port.ts';
export type { MenuRecord, MenuStepRecord, OfferRecord, OfferWhy, QueueRecord } from './record.ts';
export type { WaitingCaller } from './ports.ts';
export type { MenuNode, MenuPlan, MenuSought, MenuTarget } from './call/menu-plan.ts';
export type { AfterPart, WrappedPart } from './call/after-part.ts';
export { type SystemClassification, systemClassificationsOf } from './system-classification.ts';
export type { Overflow, QueuePlan, QueueSounds, WrapUpPlan } from './call/queue-plan.ts';
export type { OfferAsk } from './control/offer-desk.ts';
export type { PlaceDesk, PlaceAsk } from './control/place-desk.ts';
export type { CallBackWish, Placed, PlacedRoute, PlaceRefused, PlaceWish, Summoned } from './place-port.ts';
