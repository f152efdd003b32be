import { FaultBoundary, LanguageProvider, restoreSession } from '@wpm/ui';
import type { Account } from '@wpm/contract';
import { Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { client } from './client.ts';
import { embeddedFor } from './embedding/frame.ts';
import { Fault } from './fault.tsx';
import { usePhoneWords } from './i18n/use-phone-words.ts';
import { keepAccount, keptAccount } from './offline/kept-account.ts';
import { LoginScreen, type LoginScreenProps } from './session/login-screen.tsx';
import { endLeft } from './session/leaving.ts';
import { sessionMemoryHere as memory } from './session/session-memory.ts';
import { forgetLinkedToken, linkedToken, onLinkedToken } from './session/sign-in-link.ts';
import { lazily } from './loading/lazily.tsx';

/** Everything after the login, SIP included, is loaded when it is needed. */
const Phone = lazily(async () => (await import('./phone/phone.tsx')).Phone);

/** So long who was logged in waits for the platform before their phone opens without it. */
const PATIENCE_MS = 4_000;

/** Few come by a link: its page is loaded for them alone. */
const LinkedSignIn = lazily(async () => (await import('./session/linked-sign-in.tsx')).LinkedSignIn);

/** In a page of a CRM the page logs its user in. */
const WaitingScreen = lazily(async () => (await import('./embedding/waiting-screen.tsx')).WaitingScreen);

/** The phone: who was logged in before a reload still is. */
export function App() {
  return (
    <LanguageProvider>
      <FaultBoundary fault={(reopen) => <Fault onReopen={reopen} />}>
        <BySession />
      </FaultBoundary>
    </LanguageProvider>
  );
}

function BySession() {
  const session = useSyncExternalStore(client.session.subscribe, client.session.getState);
  const [restoring, setRestoring] = useState(memory.had);
  const linked = useLinked(session.kind === 'signed-in');
  const [keptHere] = useState(keptAccountHere);
  useEffect(() => {
    if (embeddedFor !== undefined) void openEmbedding(embeddedFor);
    if (memory.had()) void restoreSession(client.session, () => setRestoring(false));
    return memory.keep(client.session);
  }, []);
  useEffect(() => (embeddedFor === undefined ? keepAccount(client.session, localStorage) : undefined), []);
  // A platform that takes its time is one that cannot be reached, for somebody who wants to see what they know already.
  useEffect(() => {
    if (keptHere === undefined) return undefined;
    const timer = setTimeout(() => setRestoring(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [keptHere]);
  if (linked !== undefined) {
    return (
      <Suspense fallback={<Loading />}>
        <LinkedSignIn before={endLeft} token={linked} onDone={forgetLinkedToken} />
      </Suspense>
    );
  }
  if (session.kind === 'unknown' && restoring) return <Loading />;
  const account = session.kind === 'signed-in' ? session.account : session.kind === 'unknown' ? keptHere : undefined;
  if (account === undefined) return <SignedOut {...(session.kind === 'signed-out' ? session : { why: null })} />;
  return (
    <Suspense fallback={<Loading />}>
      <Phone key={account.id} account={account} isRestored={session.kind === 'signed-in'} />
    </Suspense>
  );
}

/** Whose phone opens without a network: of who was logged in when the page was last open. */
function keptAccountHere(): Account | undefined {
  return embeddedFor === undefined && memory.had() ? keptAccount(localStorage) : undefined;
}

/** Begins to talk with the page that frames the phone. */
async function openEmbedding(domain: string): Promise<void> {
  const { embeddingFor } = await import('./embedding/embedding.ts');
  embeddingFor(domain);
}

function SignedOut({ why, takenOver }: LoginScreenProps) {
  if (embeddedFor === undefined) return <LoginScreen why={why} takenOver={takenOver} />;
  return (
    <Suspense fallback={<Loading />}>
      <WaitingScreen why={why} />
    </Suspense>
  );
}

/**
 * The token of the link that is to sign this device in. The phone of a user who is at work in this window is not taken away for one
 * that comes meanwhile: they may be in a call.
 */
function useLinked(isSignedIn: boolean): string | undefined {
  const token = useSyncExternalStore(onLinkedToken, linkedToken);
  const [first] = useState(token);
  return token !== first && isSignedIn ? undefined : token;
}

function Loading() {
  const words = usePhoneWords();
  return (
    <main className="loading" aria-busy>
      <p role="status">{words.loading}</p>
    </main>
  );
}
