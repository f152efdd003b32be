import type { Answer } from '@wpm/client';
import { Notice } from '@wpm/ui';
import { type ReactNode, useState } from 'react';
import { NumberLine } from '../fields/number-line.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';

type Try<Tried> =
  | { readonly kind: 'none' | 'asking' }
  | { readonly kind: 'answered'; readonly tried: Tried }
  | { readonly kind: 'refused'; readonly code: string };

export type TryNumberProps<Tried> = {
  readonly legend: string;
  readonly hint?: string;
  /** What its button says, and while it is under way. */
  readonly button: { readonly idle: string; readonly asking: string };
  readonly ask: (number: string) => Promise<Answer<Tried, string>>;
  /** What came back. */
  readonly children: (tried: Tried) => ReactNode;
};

/** Tries what stands in a form of a CRM, saved or not, with a number, and shows what came of it. */
export function TryNumber<Tried>({ legend, hint, button, ask, children }: TryNumberProps<Tried>) {
  const words = useConsoleWords().crm;
  const [state, setState] = useState<Try<Tried>>({ kind: 'none' });
  const attempt = async (number: string) => {
    setState({ kind: 'asking' });
    const answer = await ask(number);
    setState(answer.ok ? { kind: 'answered', tried: answer.value } : { kind: 'refused', code: answer.error.code });
  };
  return (
    <fieldset className="checks destination try-number">
      <legend>{legend}</legend>
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      <NumberLine
        label={words.tryNumber}
        button={state.kind === 'asking' ? button.asking : button.idle}
        isBusy={state.kind === 'asking'}
        onNumber={(number) => void attempt(number)}
      />
      <div role="status">
        {state.kind === 'refused' && <Refusal code={state.code} />}
        {state.kind === 'answered' && children(state.tried)}
      </div>
    </fieldset>
  );
}

function Refusal({ code }: { readonly code: string }) {
  const words = useConsoleWords().crm;
  const errorText = useErrorText();
  return <Notice tone="bad">{code === 'request/invalid' ? words.tryInvalid : errorText(code)}</Notice>;
}
