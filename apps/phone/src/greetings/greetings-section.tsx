import { Button, errorText, Notice, useWords } from '@wpm/ui';
import { GreetingField } from './greeting-field.tsx';
import { useGreetings } from './use-greetings.ts';
import { useGreetingWords } from './words/use-greeting-words.ts';

export type GreetingsSectionProps = {
  /** Whether customers are asked for messages at all. */
  readonly isVoicemailOn: boolean;
  /** Who may not set where calls go only hears what is said. */
  readonly isSettable: boolean;
};

/** What the user says themselves to customers who may leave a message: as a rule, and while they are away (voicemail). */
export function GreetingsSection({ isVoicemailOn, isSettable }: GreetingsSectionProps) {
  const shared = useWords();
  const words = useGreetingWords();
  const { data, error, refetch } = useGreetings();
  return (
    <section className="greetings" aria-label={words.heading}>
      <h3>{words.heading}</h3>
      <p className="quiet">{words.explained}</p>
      {!isVoicemailOn && isSettable && <p className="quiet">{words.voicemailOff}</p>}
      {error !== null && (
        <Notice tone="bad" urgent>
          <p>{errorText(shared, error.message)}</p>
          <Button onClick={() => void refetch()}>{shared.tryAgain}</Button>
        </Notice>
      )}
      {data && (
        <>
          <GreetingField kind="usual" stored={data.usual} isSettable={isSettable} />
          <GreetingField kind="absence" stored={data.absence} isSettable={isSettable} />
        </>
      )}
    </section>
  );
}
