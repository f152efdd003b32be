import type { ReportedCall, ReportedPart } from '@wpm/contract';
import { clockDuration } from '@wpm/ui';
import { Fragment } from 'react';
import { useInstants } from '../../zone/use-instants.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { momentsOf, type Stretch, timelineOf } from './timeline.ts';

const WHAT = ['queue', 'ring', 'talk', 'hold', 'consultation', 'wrapUp'] as const satisfies readonly Stretch['what'][];

/** How the call went, drawn on one scale; every length stands in words beside its bar. */
export function Course({ call, parts }: { readonly call: ReportedCall; readonly parts: readonly ReportedPart[] }) {
  const words = useReportWords();
  const lines = timelineOf(call, parts);
  const said = (stretches: readonly Stretch[]) =>
    stretches.map(({ what, ms }) => `${words.call[what]} ${clockDuration(ms)}`).join(', ');
  if (lines.length === 0) return <p className="quiet">{words.nobody}</p>;
  return (
    <>
      <div className="timeline">
        {lines.map(({ part, stretches }) => (
          <Fragment key={part?.part ?? 0}>
            <span>{part?.agent?.name ?? words.call.customer}</span>
            <div className="timeline-track" role="img" aria-label={said(stretches)} title={said(stretches)}>
              {stretches.map(({ what, from, length }) => (
                <span
                  key={`${what} ${from}`}
                  className="timeline-bar"
                  data-what={what}
                  style={{ insetInlineStart: `${from * 100}%`, width: `${length * 100}%` }}
                />
              ))}
            </div>
          </Fragment>
        ))}
      </div>
      <ul className="timeline-key">
        {WHAT.map((what) => (
          <li key={what}>
            <span className="timeline-bar" data-what={what} aria-hidden />
            {words.call[what]}
          </li>
        ))}
      </ul>
      <Moments parts={parts} />
    </>
  );
}

/** When the customer waited on hold, and when for a consultation. */
function Moments({ parts }: { readonly parts: readonly ReportedPart[] }) {
  const words = useReportWords().call;
  const { clock } = useInstants();
  const moments = momentsOf(parts);
  if (moments.length === 0) return null;
  return (
    <ul className="timeline-moments" aria-label={words.moments}>
      {moments.map(({ what, agent, at, ms }) => (
        <li key={`${what} ${at}`}>
          {words.moment({
            what: words[what],
            agent,
            from: clock(new Date(at)),
            to: clock(new Date(at + ms)),
            lasted: clockDuration(ms),
          })}
        </li>
      ))}
    </ul>
  );
}
