import { QueryClientProvider } from '@tanstack/react-query';
import type { Account } from '@wpm/contract';
import type { Call } from '@wpm/softphone';
import { FaultBoundary } from '@wpm/ui';
import { Suspense, useState } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { CallScreen, useScreensAtHand } from '../call/loaded-call-screen.ts';
import { useCallOnDevice } from '../call/use-call-on-device.ts';
import { WrapUp } from '../classifiers/wrap-up.tsx';
import { DialLinkQuestion } from '../dial-link/dial-link-question.tsx';
import { embeddedFor } from '../embedding/frame.ts';
import { Fault } from '../fault.tsx';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { KeypadScreen } from '../keypad/keypad-screen.tsx';
import { MiniWindow } from '../mini-window/mini-window-shown.tsx';
import { OfflineNotice } from '../offline/offline-notice.tsx';
import { KeptProvider, useKeptQueries } from '../offline/use-kept-queries.ts';
import { useOneWindow } from '../place/one-window.ts';
import { AccountProvider } from './account-context.ts';
import { Header } from './header.tsx';
import { DeviceProvider, SoftphoneProvider, useSoftphoneState } from './softphone-context.ts';
import { Tabs } from './tabs.tsx';
import { useCurrentCall } from './use-current-call.ts';
import { usePlatformEvents } from './use-platform-events.ts';
import { useSessionSoftphone } from './use-session-softphone.ts';
import { lazily } from '../loading/lazily.tsx';

const MyCallsScreen = lazily(async () => (await import('../my-calls/my-calls-screen.tsx')).MyCallsScreen);
const MissedScreen = lazily(async () => (await import('../missed/missed-screen.tsx')).MissedScreen);
const ContactsScreen = lazily(async () => (await import('../contacts/contacts-screen.tsx')).ContactsScreen);
const EmbeddedEvents = lazily(async () => (await import('../embedding/embedded-events.tsx')).EmbeddedEvents);
const AnsweringByItself = lazily(
  async () => (await import('../auto-answer/answering-by-itself.tsx')).AnsweringByItself,
);
const CallBar = lazily(async () => (await import('./call-bar.tsx')).CallBar);
const CallElsewhere = lazily(async () => (await import('../call/call-elsewhere.tsx')).CallElsewhere);
const OtherWindow = lazily(async () => (await import('../place/other-window.tsx')).OtherWindow);
const ActiveElsewhere = lazily(async () => (await import('../place/active-elsewhere.tsx')).ActiveElsewhere);
const RecallOffer = lazily(async () => (await import('../recalls/recall-offer.tsx')).RecallOffer);
const Outbound = lazily(async () => (await import('../outbound/outbound.tsx')).Outbound);
const SettingsScreen = lazily(async () => (await import('../settings/settings-screen.tsx')).SettingsScreen);

export type PhoneProps = {
  readonly account: Account;
  /** Whether the session is there; without a network the phone opens before it is (ADR 0074). */
  readonly isRestored: boolean;
};

/** The phone of the account that is logged in, at one place at a time (F09): in one window of this browser, on one device. */
export function Phone({ account, isRestored }: PhoneProps) {
  const { at, enter } = useOneWindow(account.id);
  const [entered, setEntered] = useState(0);
  if (at === 'asking') return <Loading />;
  if (at === 'elsewhere') {
    return (
      <Suspense fallback={<Loading />}>
        <OtherWindow onEnter={enter} />
      </Suspense>
    );
  }
  return (
    <OpenPhone key={entered} account={account} isRestored={isRestored} onEntered={() => setEntered(entered + 1)} />
  );
}

function Loading() {
  const words = usePhoneWords();
  return (
    <main className="loading" aria-busy>
      <p role="status">{words.loading}</p>
    </main>
  );
}

type OpenPhoneProps = PhoneProps & { readonly onEntered: () => void };

/** The softphone is above every screen: no fault of a screen ends a call. */
function OpenPhone({ account, isRestored, onEntered }: OpenPhoneProps) {
  const made = useSessionSoftphone();
  const { queries, kept } = useKeptQueries(account.id);
  if (made === undefined) return <Loading />;
  return (
    <SoftphoneProvider value={made.softphone}>
      <QueryClientProvider client={queries}>
        <KeptProvider value={kept}>
          <AccountProvider value={account}>
            <DeviceProvider value={made.device}>
              <Router hook={useHashLocation}>
                <AtOnePlace account={account} isRestored={isRestored} onEntered={onEntered} />
              </Router>
            </DeviceProvider>
          </AccountProvider>
        </KeptProvider>
      </QueryClientProvider>
    </SoftphoneProvider>
  );
}

/** Where the phone is open on another device, that is asked before anything of it is shown or listened to here. */
function AtOnePlace({ account, isRestored, onEntered }: OpenPhoneProps) {
  const { connection } = useSoftphoneState();
  if (connection.kind !== 'refused' || connection.why !== 'session/active-elsewhere')
    return <Screens account={account} isRestored={isRestored} />;
  return (
    <Suspense fallback={<Loading />}>
      <ActiveElsewhere onEntered={onEntered} />
    </Suspense>
  );
}

/** The tabs stay mounted under the call screen, so that a half-typed number is still there after the call. */
export function Screens({ account, isRestored }: PhoneProps) {
  const { call, minimised, minimise, show } = useCurrentCall();
  const covered = call !== undefined && !minimised;
  useScreensAtHand();
  useCallOnDevice(call);
  usePlatformEvents(isRestored);
  return (
    <>
      <div className="app" inert={covered} aria-hidden={covered || undefined}>
        <div className="app-main">
          <Header account={account} />
          <OfflineNotice isRestored={isRestored} />
          <main>
            <CurrentScreen account={account} keypadActive={!covered} />
          </main>
          <BelowScreen call={minimised ? call : undefined} onShow={show} />
        </div>
        <Tabs />
      </div>
      <BesideScreens />
      <WrapUp />
      <Suspense>
        <RecallOffer account={account} />
      </Suspense>
      {covered && (
        <FaultBoundary fault={(reopen) => <Fault onReopen={reopen} />}>
          <Suspense fallback={<section className="call" aria-busy />}>
            <CallScreen key={call.id} call={call} account={account} onMinimise={minimise} />
          </Suspense>
        </FaultBoundary>
      )}
    </>
  );
}

/** What goes on whichever screen is shown. */
function BesideScreens() {
  return (
    <>
      <DialLinkQuestion />
      <MiniWindow />
      <Suspense>{embeddedFor !== undefined && <EmbeddedEvents domain={embeddedFor} />}</Suspense>
      <FaultBoundary fault={() => null}>
        <Suspense>
          <AnsweringByItself />
        </Suspense>
      </FaultBoundary>
    </>
  );
}

/** What waits for the user while they look at something else. */
function BelowScreen({ call, onShow }: { readonly call: Call | undefined; readonly onShow: () => void }) {
  return (
    <>
      <Suspense>
        <Outbound />
      </Suspense>
      <Suspense>{call !== undefined && <CallBar call={call} onShow={onShow} />}</Suspense>
    </>
  );
}

/** Calls of the user on another device, to be taken over (F09). */
function Elsewhere() {
  const [call] = useSoftphoneState().elsewhere;
  return (
    call !== undefined && (
      <Suspense>
        <CallElsewhere call={call} />
      </Suspense>
    )
  );
}

/** A screen that failed stands in the way of no other: each tab begins anew. */
function CurrentScreen({ account, keypadActive }: { readonly account: Account; readonly keypadActive: boolean }) {
  const [location] = useLocation();
  const [, tab = ''] = location.split('/');
  return (
    <FaultBoundary key={tab} fault={(reopen) => <Fault onReopen={reopen} />}>
      <Elsewhere />
      <Suspense>
        <Switch>
          <Route path="/contacts/*?">
            <ContactsScreen account={account} />
          </Route>
          <Route path="/missed/*?">
            <MissedScreen account={account} />
          </Route>
          <Route path="/calls/*?">
            <MyCallsScreen account={account} />
          </Route>
          <Route path="/settings/*?">
            <SettingsScreen account={account} />
          </Route>
          <Route>
            <KeypadScreen active={keypadActive} />
          </Route>
        </Switch>
      </Suspense>
    </FaultBoundary>
  );
}
