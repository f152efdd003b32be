import { CallIcon, useLanguage, useCallWords } from '@wpm/ui';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Identifier } from '../../calls/panel/identifier.tsx';
import { useMay } from '../../administration/rights.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { NothingShown } from '../../states/nothing-shown.tsx';
import { Skeleton } from '../../states/skeleton.tsx';
import { zonedInstant } from '../format.ts';
import { reportPath } from '../report-paths.ts';
import { ReportUnread } from '../report-unread.tsx';
import { ReportTable } from '../calls/report-table.tsx';
import { useReportWords } from '../words/use-report-words.ts';
import { Course } from './course.tsx';
import { ForwardingSteps } from './forwarding-steps.tsx';
import { NetworkSaid } from './network-said.tsx';
import { MenuSteps } from './menu-way.tsx';
import { Offers } from './offers.tsx';
import { Said } from './said.tsx';
import { RecordedSound } from './recorded-sound.tsx';
import { SipLadder } from './sip/sip-ladder.tsx';
import { Sound } from './sound.tsx';
import { useReportedCall } from './use-reported-call.ts';

/** Everything that is known of one call that is over (F46). */
export function CallPage({ callId }: { readonly callId: string }) {
  const words = useReportWords();
  const { product } = useConsoleWords();
  const call = useReportedCall(callId);
  return (
    <main id="content" className="report report-call" tabIndex={-1}>
      <title>{`${words.call.heading} · ${words.heading} · ${product}`}</title>
      <p>
        <Link href={reportPath('calls')} className="link" onClick={goBack}>
          <ChevronLeft size={16} aria-hidden /> {words.call.back}
        </Link>
      </p>
      {call.data ? (
        <Known {...call.data} />
      ) : call.error ? (
        <Unknown code={call.error.refusal.code} retry={() => void call.refetch()} />
      ) : (
        <Skeleton text={words.loading} />
      )}
    </main>
  );
}

/** Back to the report as it was, where there is one to go back to; a link that was opened by itself leads to the plain one. */
function goBack(click: { preventDefault(): void }): void {
  if (history.length <= 1) return;
  click.preventDefault();
  history.back();
}

function Unknown({ code, retry }: { readonly code: string; readonly retry: () => void }) {
  const words = useReportWords().call;
  if (code === 'request/not-found' || code === 'request/invalid')
    return <NothingShown icon="empty" heading={words.missing} hint={words.missingHint} />;
  return <ReportUnread code={code} retry={retry} />;
}

type KnownProps = NonNullable<ReturnType<typeof useReportedCall>['data']>;

function Known({ call, parts, timeZone }: KnownProps) {
  const words = useReportWords();
  const { outcomes } = useCallWords();
  const { language } = useLanguage();
  return (
    <>
      <h1 className="kind">
        <CallIcon direction={call.direction} outcome={call.outcome} decorative />
        {outcomes[call.direction][call.outcome]}, {zonedInstant(call.startedAt, timeZone, language)}
      </h1>
      <Identifier value={call.callId} of={words.call.heading} />
      <Section heading={words.call.course}>
        <Course call={call} parts={parts} />
      </Section>
      {call.recording && (
        <Section heading={words.call.recording}>
          <RecordedSound recording={call.recording} />
        </Section>
      )}
      <Section heading={words.call.parts}>
        <div className="report-scroll report-part" tabIndex={0} role="group" aria-label={words.call.parts}>
          <ReportTable parts={parts} timeZone={timeZone} />
        </div>
      </Section>
      <Section heading={words.said.heading}>
        <Said callId={call.callId} parts={parts} timeZone={timeZone} />
      </Section>
      <Behind call={call} timeZone={timeZone} />
    </>
  );
}

/** How the platform came to it: what was chosen in a menu, forwardings, the network's words, offers, sound, signalling. */
function Behind({ call, timeZone }: Pick<KnownProps, 'call' | 'timeZone'>) {
  const words = useReportWords();
  const may = useMay();
  return (
    <>
      {call.menu && (
        <Section heading={words.call.menu}>
          <MenuSteps way={call.menu} timeZone={timeZone} />
        </Section>
      )}
      {call.forwardings && (
        <Section heading={words.call.forwarding}>
          <ForwardingSteps steps={call.forwardings} />
        </Section>
      )}
      {(call.cause || call.redirects) && (
        <Section heading={words.network.heading}>
          <NetworkSaid call={call} />
        </Section>
      )}
      {call.queue && (
        <Section heading={words.call.offers}>
          <Offers callId={call.callId} timeZone={timeZone} />
        </Section>
      )}
      <Section heading={words.call.sound}>
        <Sound callId={call.callId} />
      </Section>
      {may('calls:trace') && (
        <Section heading={words.call.sip}>
          <SipLadder callId={call.callId} timeZone={timeZone} />
        </Section>
      )}
    </>
  );
}

function Section({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <section aria-label={heading}>
      <h2>{heading}</h2>
      {children}
    </section>
  );
}
