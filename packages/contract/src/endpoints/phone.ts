import { claimMissedCall } from './claim-missed-call.ts';
import { listColleagues } from './list-colleagues.ts';
import { listMissedCalls } from './list-missed-calls.ts';
import { releaseMissedCall } from './release-missed-call.ts';
import { reopenMissedCall } from './reopen-missed-call.ts';
import { settleMissedCall } from './settle-missed-call.ts';
import { completeConsultation } from './complete-consultation.ts';
import { endConsultation } from './end-consultation.ts';
import { getMe } from './get-me.ts';
import { getRecordingPeaks } from './get-recording-peaks.ts';
import { getMyStatus } from './get-my-status.ts';
import { holdCall } from './hold-call.ts';
import { issueSipCredentials } from './issue-sip-credentials.ts';
import { joinConsultation } from './join-consultation.ts';
import { askMyWrapUp } from './ask-my-wrap-up.ts';
import { endMyWrapUp } from './end-my-wrap-up.ts';
import { listMyBreaks } from './list-my-breaks.ts';
import { askPasswordReset } from './ask-password-reset.ts';
import { listCallingCampaigns } from './list-calling-campaigns.ts';
import { listMyCampaigns } from './list-my-campaigns.ts';
import { tickMyCampaigns } from './tick-my-campaigns.ts';
import { listMyCalls } from './list-my-calls.ts';
import { listMyLiveCalls } from './list-my-live-calls.ts';
import { openRecording } from './open-recording.ts';
import { pauseRecording } from './pause-recording.ts';
import { refreshSession } from './refresh-session.ts';
import { resumeRecording } from './resume-recording.ts';
import { retrieveCall } from './retrieve-call.ts';
import { setMyStatus } from './set-my-status.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { startConsultation } from './start-consultation.ts';
import { swapConsultation } from './swap-consultation.ts';
import { transferCall } from './transfer-call.ts';

/**
 * What the phone asks of the platform, by name. Apart from the rest, so that the phone does not carry the shapes of the
 * administration.
 */
export const PHONE_ENDPOINTS = {
  signIn,
  refreshSession,
  signOut,
  getMe,
  issueSipCredentials,
  listMyCalls,
  listMyLiveCalls,
  getMyStatus,
  setMyStatus,
  listMyBreaks,
  listColleagues,
  endMyWrapUp,
  askMyWrapUp,
  askPasswordReset,
  listMyCampaigns,
  listCallingCampaigns,
  tickMyCampaigns,
  claimMissedCall,
  listMissedCalls,
  releaseMissedCall,
  reopenMissedCall,
  settleMissedCall,
  holdCall,
  retrieveCall,
  transferCall,
  startConsultation,
  endConsultation,
  swapConsultation,
  joinConsultation,
  completeConsultation,
  openRecording,
  getRecordingPeaks,
  pauseRecording,
  resumeRecording,
} as const;
export type PhoneEndpointName = keyof typeof PHONE_ENDPOINTS;
