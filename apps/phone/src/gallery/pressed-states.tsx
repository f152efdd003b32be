import { CallScreen } from '../call/call-screen.tsx';
import { Fault } from '../fault.tsx';
import { LogOut } from '../log-out/log-out.tsx';
import { LoginScreen } from '../session/login-screen.tsx';
import type { Act } from './acts.ts';
import { ACCOUNT, refusal } from './demo-platform.ts';
import { connectedCall, demoSamples, TALKING } from './demo-softphone.ts';
import type { GalleryState } from './gallery-state.ts';

const nothing = () => {};
const call = connectedCall();
const login = () => <LoginScreen why={null} />;

const TYPED: readonly Act[] = [
  { type: 'anna', into: 'input[name=login]' },
  { type: 'firma.example', into: 'input[name=domain]' },
];
const SENT: readonly Act[] = [
  ...TYPED,
  { type: 'kot', into: 'input[name=password]' },
  { press: '.ui-login button[type=submit]' },
];
const FORGOTTEN: Act = { press: '.ui-login button:not([type=submit])' };
const COUNTRIES: Act = { press: '.number .country' };

/** States one comes to by pressing or typing: logging in and out, countries, the keys in a call; and the screen that stands for one that failed. */
export const PRESSED_STATES: Readonly<Record<string, GalleryState>> = {
  'login-incomplete': { shown: login, acts: SENT.slice(-1) },
  'login-refused': {
    shown: login,
    acts: SENT,
    answers: { '/sessions': refusal(401, 'session/wrong-credentials') },
  },
  'login-without-licence': {
    shown: login,
    acts: SENT,
    answers: { '/sessions': refusal(403, 'session/licence-missing') },
  },
  'login-unreachable': { shown: login, acts: SENT, answers: 'unreachable' },
  'login-offline': { shown: login, isOnline: false },
  'login-forgotten': {
    shown: login,
    acts: [...TYPED, FORGOTTEN],
    answers: { '/password-resets': { status: 200, body: {} } },
  },
  'login-forgotten-unreachable': { shown: login, acts: [...TYPED, FORGOTTEN], answers: 'unreachable' },
  'keypad-countries': { acts: [COUNTRIES] },
  'keypad-countries-found': { acts: [COUNTRIES, { type: 'nor', into: '.countries input' }] },
  'keypad-countries-none': { acts: [COUNTRIES, { type: 'xyz', into: '.countries input' }] },
  'call-keypad': {
    phone: { calls: [call], samples: demoSamples(60), handling: TALKING },
    shown: () => <CallScreen call={call} account={ACCOUNT} onMinimise={nothing} />,
    acts: [
      { press: '.call-toggle:has(.lucide-grip)' },
      { press: '.key:nth-child(5)' },
      { press: '.key:nth-child(12)' },
    ],
  },
  'log-out-in-call': {
    phone: { calls: [call] },
    shown: () => (
      <main className="settings">
        <LogOut />
      </main>
    ),
    acts: [{ press: '.settings .ui-button' }],
  },
  fault: {
    shown: () => (
      <main>
        <Fault onReopen={nothing} />
      </main>
    ),
  },
};
