import { Button, Notice, TextField } from '@wpm/ui';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import type { AcceptedBy } from './accepted-by.ts';
import { SHORTEST_PASSWORD } from './password-problem.ts';
import { type AcceptedInvitation, useAccepting } from './use-accepting.ts';

export type PasswordFormProps = {
  readonly token: string;
  readonly by: AcceptedBy;
  readonly onAccepted: (accepted: AcceptedInvitation) => void;
};

/** A password, twice, as nobody sees what is typed. */
export function PasswordForm({ token, by, onAccepted }: PasswordFormProps) {
  const words = useConsoleWords().invitation;
  const errorText = useErrorText();
  const { password, repeated, problem, isBusy, type, submit } = useAccepting({ token, by }, onAccepted);
  return (
    <form className="ui-login" onSubmit={(event) => void submit(event)} noValidate>
      <p>{words.hint(SHORTEST_PASSWORD)}</p>
      <TextField
        label={words.password}
        type="password"
        autoComplete="new-password"
        value={password}
        problem={problem === 'too-short' ? words.tooShort(SHORTEST_PASSWORD) : undefined}
        onChange={(event) => type({ password: event.currentTarget.value })}
      />
      <TextField
        label={words.repeated}
        type="password"
        autoComplete="new-password"
        value={repeated}
        problem={problem === 'differs' ? words.differs : undefined}
        onChange={(event) => type({ repeated: event.currentTarget.value })}
      />
      {typeof problem === 'object' && problem !== null && (
        <Notice tone="bad" urgent>
          {errorText(problem.code)}
        </Notice>
      )}
      <Button tone="primary" wide type="submit" disabled={isBusy}>
        {isBusy ? words.setting : words.set}
      </Button>
    </form>
  );
}
