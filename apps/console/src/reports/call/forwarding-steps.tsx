import type { ForwardingStep, Party } from '@wpm/contract';
import { readableNumber } from '../../format/readable-number.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useReportWords } from '../words/use-report-words.ts';

/** From whom to whom a call was forwarded, why, and where it was not allowed on (F44). */
export function ForwardingSteps({ steps }: { readonly steps: readonly ForwardingStep[] }) {
  const words = useReportWords();
  const errorText = useErrorText();
  const told = ({ from, to, reason, refusal }: ForwardingStep) => {
    const step = words.call.forwardingStep(nameOf(from), nameOf(to), words.forwardings[reason]);
    return refusal === null ? step : words.call.refusedStep(step, errorText(refusal));
  };
  return (
    <ol>
      {[...steps.entries()].map(([at, step]) => (
        <li key={at}>{told(step)}</li>
      ))}
    </ol>
  );
}

const nameOf = ({ number, name }: Party): string =>
  name === null ? readableNumber(number) : `${name} (${readableNumber(number)})`;
