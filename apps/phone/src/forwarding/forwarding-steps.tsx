import type { ForwardingStep } from '@wpm/contract';
import { usePartyText } from '../call/use-party-text.ts';
import { useForwardingWords } from './words/use-forwarding-words.ts';

/** The way of a call from target to target, in words (F44); a step that was not taken says why. */
export function ForwardingSteps({ steps }: { readonly steps: readonly ForwardingStep[] }) {
  const words = useForwardingWords();
  const partyText = usePartyText();
  return (
    <section className="forwarding-steps">
      <h3>{words.steps}</h3>
      <ol>
        {steps.map(({ from, to, reason, refusal }, index) => {
          const step = words.step[reason](partyText(from).title, partyText(to).title);
          return (
            <li key={index}>
              {refusal === null ? step : words.notTaken(step, words.refusals[refusal] ?? words.failed)}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
