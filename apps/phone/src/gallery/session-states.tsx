import type { MySession } from '@wpm/contract';
import { ActiveElsewhere } from '../place/active-elsewhere.tsx';
import { OtherWindow } from '../place/other-window.tsx';
import { LoginScreen } from '../session/login-screen.tsx';
import { EndSession } from '../sessions/end-session.tsx';
import { refusal } from './demo-platform.ts';
import type { GalleryState } from './gallery-state.ts';

const nothing = () => {};
const AGO = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

const [ANDROID, WINDOWS, PROGRAM] = [
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
  'acme-dialler-for-contact-centres-and-their-supervisors/17.4.1 <b>(+https://acme.example/bot)</b>',
] as const;

const SESSIONS: readonly MySession[] = [
  { userAgent: ANDROID, app: 'phone', hours: 0, isThis: true },
  { userAgent: WINDOWS, app: 'phone', hours: 5, isThis: false },
  { userAgent: PROGRAM, app: 'console', hours: 70, isThis: false },
  { userAgent: '', app: 'phone', hours: 400, isThis: false },
].map(({ userAgent, app, hours, isThis }, index) => ({
  sessionId: `0192f7a0-0000-7000-8000-00000000060${index}`,
  app: app === 'phone' ? 'phone' : 'console',
  userAgent,
  startedAt: AGO(hours + 30),
  refreshedAt: AGO(hours),
  placeSince: isThis ? AGO(hours + 30) : null,
  isThis,
}));

const at = '/settings/sessions';
const answered = (items: readonly MySession[]): GalleryState => ({
  path: at,
  answers: { '/me/sessions': { status: 200, body: { items } } },
});

const CALL_UP = {
  callId: '0192f7a0-0000-7000-8000-000000000701',
  activity: 'talking',
  holds: false,
  other: { number: '+48600100200', name: 'Katarzyna Wiśniewska' },
  consulted: null,
  recording: { state: 'running' },
  startedAt: AGO(0),
  answeredAt: AGO(0),
};

/** The user's own sessions, in each of their states. */
export const SESSION_STATES: Readonly<Record<string, GalleryState>> = {
  sessions: answered(SESSIONS),
  'sessions-only-this': answered(SESSIONS.slice(0, 1)),
  'sessions-offline': { path: at, answers: 'unreachable' },
  'sessions-refused': { path: at, answers: { '/me/sessions': refusal(403, 'session/not-allowed') } },
  'place-elsewhere': {
    answers: {
      '/me/sessions': { status: 200, body: { items: SESSIONS.map((each) => ({ ...each, isThis: false })) } },
      '/me/live-calls': { status: 200, body: { items: [CALL_UP] } },
    },
    shown: () => <ActiveElsewhere onEntered={nothing} />,
  },
  'place-other-window': { shown: () => <OtherWindow onEnter={nothing} /> },
  'place-taken-over': {
    shown: () => <LoginScreen why="session/taken-over" takenOver={{ userAgent: ANDROID, at: AGO(1) }} />,
  },
  'session-end': {
    shown: () =>
      SESSIONS.slice(1, 2).map((session) => (
        <EndSession key={session.sessionId} session={session} onEnded={nothing} onClose={nothing} />
      )),
  },
};
