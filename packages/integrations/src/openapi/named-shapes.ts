import {
  account,
  accountSettings,
  agentChoice,
  agentStatus,
  apiKey,
  breakSettings,
  campaignSettings,
  classifierSettings,
  contactCard,
  crmConnector,
  crmConnectorSettings,
  type Schema,
  dependent,
  dialPolicy,
  dialRules,
  holidaysSettings,
  hoursSettings,
  knownCaller,
  legQuality,
  liveCall,
  missedCall,
  myCall,
  numberSettings,
  offeredBreak,
  party,
  problem,
  recordingMark,
  contactCall,
  reportedCall,
  session,
  sipLadder,
  station,
  trunk,
  trunkSettings,
  trunkState,
  webhook,
  webhookDelivery,
} from '@wpm/contract';
import { z } from 'zod';

/** Shapes that get a name of their own in the description, so that a generated client has a type for each. */
const NAMED = {
  Account: account,
  AccountSettings: accountSettings,
  AgentChoice: agentChoice,
  AgentStatus: agentStatus,
  ApiKey: apiKey,
  BreakSettings: breakSettings,
  CampaignSettings: campaignSettings,
  ClassifierSettings: classifierSettings,
  ContactCard: contactCard,
  CrmConnector: crmConnector,
  CrmConnectorSettings: crmConnectorSettings,
  Dependent: dependent,
  DialPolicy: dialPolicy,
  DialRules: dialRules,
  HolidaysSettings: holidaysSettings,
  HoursSettings: hoursSettings,
  KnownCaller: knownCaller,
  LegQuality: legQuality,
  LiveCall: liveCall,
  MissedCall: missedCall,
  MyCall: myCall,
  NumberSettings: numberSettings,
  OfferedBreak: offeredBreak,
  Party: party,
  Problem: problem,
  RecordingMark: recordingMark,
  ContactCall: contactCall,
  ReportedCall: reportedCall,
  Session: session,
  SipLadder: sipLadder,
  Station: station,
  Trunk: trunk,
  TrunkSettings: trunkSettings,
  TrunkState: trunkState,
  Webhook: webhook,
  WebhookDelivery: webhookDelivery,
} as const satisfies Readonly<Record<string, Schema>>;

/** The names, as zod looks them up while it describes a shape. */
export const namesOfShapes = z.registry<{ id: string }>();
for (const [id, shape] of Object.entries(NAMED)) namesOfShapes.add(shape, { id });

export type ShapeName = keyof typeof NAMED;

export function isShapeName(id: string): id is ShapeName {
  return id in NAMED;
}

export function shapeNamed(name: ShapeName): Schema {
  return NAMED[name];
}
