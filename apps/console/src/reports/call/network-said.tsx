import type { ReportedCall } from '@wpm/contract';
import { useReportWords } from '../words/use-report-words.ts';

/** What the network a call went out by said: where it sent it instead (RFC 3261 §8.1.3.4), and why it ended (RFC 3326). */
export function NetworkSaid({ call }: { readonly call: Pick<ReportedCall, 'cause' | 'redirects'> }) {
  const words = useReportWords().network;
  return (
    <>
      {call.redirects && (
        <ol>
          {[...call.redirects.entries()].map(([at, step]) => (
            <li key={at}>{words.redirect(step, step.followed ? words.followed : words.notFollowed)}</li>
          ))}
        </ol>
      )}
      {call.cause && <p>{words.cause(call.cause)}</p>}
    </>
  );
}
