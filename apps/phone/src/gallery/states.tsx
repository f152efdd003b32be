import type { AgentStatus, SupervisionMode } from '@wpm/contract';
import { Routes } from '../audio-route/route-toggle.tsx';
import { CallScreen } from '../call/call-screen.tsx';
import { DialLinkSheet } from '../dial-link/dial-link-sheet.tsx';
import { LiveDiagnostics } from '../diagnostics/live-diagnostics.tsx';
import { MiniCall } from '../mini-window/mini-window-call.tsx';
import { CallDetails } from '../my-calls/call-details.tsx';
import { StatusSheet } from '../status/status-sheet.tsx';
import { LoginScreen } from '../session/login-screen.tsx';
import type { GalleryState } from './gallery-state.ts';
import { FORWARDED, FORWARDING_STATES } from './forwarding-states.tsx';
import { AUTO_ANSWER_STATES } from './auto-answer-states.tsx';
import { CLASSIFIED, CLASSIFIER_STATES } from './classifier-states.tsx';
import { CRM_STATES } from './crm-states.tsx';
import { SECOND_CALL_STATES } from './second-call-states.tsx';
import { OUTBOUND_STATES } from './outbound-states.tsx';
import { PRESSED_STATES } from './pressed-states.tsx';
import { RECALL_STATES } from './recall-states.tsx';
import { CONTACT_STATES } from './contact-states.tsx';
import { SESSION_STATES } from './session-states.tsx';
import { MISSED_STATES } from './missed-states.tsx';
import { IN_CALL_STATES } from './in-call-states.tsx';
import { STRIP_STATES } from './strip-states.tsx';
import { TABLET_STATES } from './tablet-states.tsx';
import { TARGET_STATES } from './target-states.tsx';
import { WAKING_STATES } from './waking-states.tsx';
import { SendLogs } from '../settings/send-logs.tsx';
import { OFFER_STATES } from './offer-states.tsx';
import { ACCOUNT, BREAKS, DEMO_CALLING, DEMO_CAMPAIGNS, demoCalls, demoStatus, refusal } from './demo-platform.ts';
import type { Asked, AudioRoutes, Stage } from '@wpm/softphone';
import { connectedCall, type DemoPhone, demoSamples, FACTS, TALKING } from './demo-softphone.ts';

const nothing = () => {};
const BAD = { from: 40, until: 70 };
const inCall = connectedCall();
const KEPT = {
  id: 'record',
  callId: FACTS.platformCallId ?? '',
  startedAt: Date.now() - 3_600_000,
  direction: FACTS.direction,
  other: FACTS.other,
  samples: demoSamples(754, { from: 300, until: 340 }),
};

function callState(call: Parameters<typeof CallScreen>[0]['call'], phone: DemoPhone = {}): GalleryState {
  return {
    phone: { calls: [call], ...phone },
    shown: () => <CallScreen call={call} account={ACCOUNT} onMinimise={nothing} />,
  };
}

/** A call that is up, in a stage of being handed on. */
function handled(stage: Stage, asked: Asked = { kind: 'nothing' }): GalleryState {
  const other = stage.kind === 'customer-gone' ? null : FACTS.other;
  const handling = { ...TALKING, stage, other, asked };
  return callState(inCall, { samples: demoSamples(272), handling });
}

/** A talk a supervisor is at (F47). */
function supervised(mode: SupervisionMode): GalleryState {
  const supervisors = [{ by: { number: '190', name: 'Ewa Maj' }, mode }];
  const handling = { ...TALKING, other: FACTS.other, supervisors };
  return callState(inCall, { samples: demoSamples(272), handling });
}

const JAN = { number: '102', name: 'Jan Kowalski' };
const WAITING = performance.now() - 32_000;

function details(index: number, phone: DemoPhone = {}): GalleryState {
  return {
    path: '/calls',
    phone,
    shown: () => <CallDetails call={demoCalls()[index]} account={ACCOUNT} onClose={nothing} />,
  };
}

const LONG = { kind: 'break', breakId: BREAKS[2]?.id ?? '' } as const;

/** The keypad of an agent whose status is this. */
function statusState(changes: Partial<AgentStatus>): GalleryState {
  return { answers: { '/me/status': { status: 200, body: demoStatus(changes) } } };
}

const OF_CAMPAIGN = { ...FACTS, dialled: '+48221230000', campaign: 'Infolinia' };

/** As a native shell tells them. */
const ROUTES: AudioRoutes = {
  routes: [
    { id: 'earpiece', kind: 'earpiece', name: '' },
    { id: 'speaker', kind: 'speaker', name: '' },
    { id: 'bt-1', kind: 'bluetooth', name: 'Jabra Evolve2 65' },
  ],
  chosen: 'bt-1',
};

/** Every screen and state of the phone, by a name that says it. */
export const STATES: Readonly<Record<string, GalleryState>> = {
  login: { shown: () => <LoginScreen why={null} /> },
  ...PRESSED_STATES,
  'login-after-session-ended': { shown: () => <LoginScreen why="session/ended" /> },
  keypad: {},
  'keypad-for-gloves': { touch: 'large' },
  ...AUTO_ANSWER_STATES,
  'keypad-connecting': { phone: { connection: { kind: 'connecting' } } },
  'keypad-offline': { phone: { connection: { kind: 'lost', since: 0 } } },
  'keypad-refused': { phone: { connection: { kind: 'refused', why: 'session/licence-expired' } } },
  'status-break': statusState({ chosen: { kind: 'break', breakId: BREAKS[0].id }, break: BREAKS[0] }),
  'status-long-break': statusState({ elapsedMs: 4_523_000, chosen: LONG, break: BREAKS[2] ?? null }),
  'status-busy-next': statusState({ activity: 'in-call', next: { kind: 'break', breakId: BREAKS[0].id } }),
  ...STRIP_STATES,
  'status-signed-out': statusState({ chosen: { kind: 'signed-out' }, signedOut: 'supervisor' }),
  'status-choose': { shown: () => <StatusSheet status={{ ...demoStatus({}), begunAt: 0 }} open onClose={nothing} /> },
  'status-choose-in-call': {
    shown: () => (
      <StatusSheet status={{ ...demoStatus({ activity: 'in-call', next: LONG }), begunAt: 0 }} open onClose={nothing} />
    ),
  },
  'status-choose-wrap-up': {
    phone: { calls: [inCall], handling: { ...TALKING, wrapUp: 'on-request' } },
    shown: () => (
      <StatusSheet
        status={{ ...demoStatus({ activity: 'in-call', wantsWrapUp: true }), begunAt: 0 }}
        open
        onClose={nothing}
      />
    ),
  },
  'keypad-in-campaign': {
    answers: { '/me/calling-campaigns': { status: 200, body: { items: DEMO_CALLING } } },
  },
  'keypad-without-direct-number': {
    account: { ...ACCOUNT, directNumber: null },
    answers: { '/me/calling-campaigns': { status: 200, body: { items: DEMO_CALLING } } },
  },
  'status-choose-campaigns': {
    answers: { '/me/campaigns': { status: 200, body: { items: DEMO_CAMPAIGNS } } },
    shown: () => <StatusSheet status={{ ...demoStatus({}), begunAt: 0 }} open onClose={nothing} />,
  },
  'status-choose-none': {
    answers: { '/me/breaks': { status: 200, body: { items: [] } } },
    shown: () => <StatusSheet status={{ ...demoStatus({}), begunAt: 0 }} open onClose={nothing} />,
  },
  'status-choose-signed-out': {
    shown: () => (
      <StatusSheet
        status={{ ...demoStatus({ chosen: { kind: 'signed-out' }, signedOut: 'repeated-no-answer' }), begunAt: 0 }}
        open
        onClose={nothing}
      />
    ),
  },
  'dial-link': { shown: () => <DialLinkSheet number="+48600100200" onDecided={nothing} /> },
  'call-incoming': callState({ ...FACTS, kind: 'ringing-in' }),
  'call-incoming-campaign': callState({ ...OF_CAMPAIGN, kind: 'ringing-in' }),
  'call-incoming-call-back': callState({ ...OF_CAMPAIGN, kind: 'ringing-in', isCallBack: true }),
  'call-connected-campaign': callState(connectedCall(OF_CAMPAIGN), { samples: demoSamples(60) }),
  'call-dialling': callState({ ...FACTS, direction: 'outbound', dialled: null, kind: 'dialling' }),
  'call-connected': callState(inCall, { samples: demoSamples(272) }),
  'call-muted': callState(connectedCall({ muted: true }), { samples: demoSamples(60) }),
  'call-held': callState(connectedCall({ remoteHeld: true }), { samples: demoSamples(60) }),
  // Who holds hears nothing, and that is no trouble of the network.
  'call-on-hold': callState(inCall, {
    samples: demoSamples(272),
    troubles: ['no-audio-from'],
    handling: { ...TALKING, other: FACTS.other, stage: { kind: 'holding', since: WAITING } },
  }),
  'call-long-hold': handled({ kind: 'holding', since: performance.now() - 95_000 }),
  'call-next-status': {
    ...callState(inCall, { samples: demoSamples(60) }),
    ...statusState({ activity: 'in-call', next: LONG }),
  },
  'call-hold-pending': handled({ kind: 'talking' }, { kind: 'pending', command: { kind: 'hold' } }),
  'call-transfer-refused': handled(
    { kind: 'talking' },
    { kind: 'refused', command: { kind: 'transfer', to: '102' }, code: 'call/unknown-number' },
  ),
  'call-transferring': handled({ kind: 'transferring' }),
  'call-listened-to': supervised('listen'),
  'call-whispered-to': supervised('whisper'),
  'call-joined': supervised('join'),
  'consultation-ringing': handled({ kind: 'asking', consulted: JAN, since: WAITING }),
  'consultation-talking': handled({ kind: 'consulting', consulted: JAN, since: WAITING }),
  'consultation-swapped': handled({ kind: 'swapped', consulted: JAN, since: WAITING }),
  'consultation-joined': handled({ kind: 'joined', consulted: JAN }),
  'consultation-refused': handled(
    { kind: 'consulting', consulted: JAN, since: WAITING },
    { kind: 'refused', command: { kind: 'join' }, code: 'network/unreachable' },
  ),
  'consultation-customer-gone': handled({ kind: 'customer-gone', consulted: JAN }),
  ...TARGET_STATES,
  'call-handed-on': callState(
    { ...FACTS, kind: 'ended', why: 'hung-up', by: 'remote', talkMs: 272_000, endedAt: 272_000 },
    { handling: { kind: 'handed-on', other: null } },
  ),
  'call-bad-network': callState(inCall, { samples: demoSamples(70, BAD), troubles: ['loss-from', 'delay'] }),
  'call-not-heard': callState(inCall, { samples: demoSamples(70, BAD), troubles: ['no-audio-to'] }),
  'call-reconnecting': callState(connectedCall({ media: 'interrupted' }), { samples: demoSamples(60) }),
  'call-microphone-unplugged': callState(connectedCall({ microphone: 'missing' }), { samples: demoSamples(60) }),
  'call-busy': callState({
    ...FACTS,
    direction: 'outbound',
    kind: 'ended',
    why: 'call/busy',
    by: 'remote',
    talkMs: null,
    endedAt: 0,
  }),
  'call-no-microphone': callState({
    ...FACTS,
    direction: 'outbound',
    kind: 'ended',
    why: 'microphone/denied',
    by: 'local',
    talkMs: null,
    endedAt: 0,
  }),
  'diagnostics-good': {
    phone: { calls: [inCall], samples: demoSamples(272) },
    shown: () => <LiveDiagnostics call={inCall} onClose={nothing} />,
  },
  'diagnostics-bad': {
    phone: { calls: [inCall], samples: demoSamples(70, BAD), troubles: ['loss-from'] },
    shown: () => <LiveDiagnostics call={inCall} onClose={nothing} />,
  },
  'diagnostics-waiting': {
    phone: { calls: [inCall], samples: [] },
    shown: () => <LiveDiagnostics call={inCall} onClose={nothing} />,
  },
  ...OFFER_STATES,
  ...CONTACT_STATES,
  ...WAKING_STATES,
  ...SESSION_STATES,
  ...MISSED_STATES,
  'my-calls': { path: '/calls' },
  'my-calls-empty': { path: '/calls', answers: { '/me/calls': { status: 200, body: { items: [], next: null } } } },
  'my-calls-waiting': { path: '/calls', answers: 'waiting' },
  'call-routes': { phone: { calls: [inCall], routes: ROUTES } },
  'mini-call': { phone: { calls: [inCall] }, shown: () => <MiniCall call={inCall} /> },
  'mini-waiting': { shown: () => <MiniCall call={undefined} /> },
  'audio-routes': { phone: { calls: [inCall], routes: ROUTES }, shown: () => <Routes onChosen={nothing} /> },
  'keypad-unrestored': { isRestored: false, phone: { connection: { kind: 'connecting' } }, answers: 'unreachable' },
  'my-calls-offline': { path: '/calls', answers: 'unreachable' },
  'my-calls-fault': { path: '/calls', answers: { '/me/calls': refusal(500, 'platform/fault') } },
  'call-information': { ...details(0, { kept: KEPT }), answers: CLASSIFIED },
  ...CLASSIFIER_STATES,
  ...RECALL_STATES,
  ...OUTBOUND_STATES,
  'call-information-elsewhere': details(1),
  'call-information-missed': details(2),
  'call-information-forwarded': {
    path: '/calls',
    shown: () => <CallDetails call={FORWARDED} account={ACCOUNT} onClose={nothing} />,
  },
  settings: { path: '/settings' },
  'settings-information': { path: '/settings/information' },
  'settings-sound': { path: '/settings/sound' },
  'settings-sound-device-gone': { path: '/settings/sound', phone: { sound: { microphone: 'gone' } } },
  'settings-general': { path: '/settings/general', phone: { kept: KEPT } },
  'settings-logs': {
    shown: () => (
      <main className="settings">
        <SendLogs />
      </main>
    ),
  },
  'settings-user': { path: '/settings/user' },
  ...FORWARDING_STATES,
  ...SECOND_CALL_STATES,
  ...IN_CALL_STATES,
  ...CRM_STATES,
  ...TABLET_STATES,
};
