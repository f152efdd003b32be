import { Choice } from '@wpm/ui';
import { AutoAnswerSwitch } from './auto-answer-switch.tsx';
import { useAutoAnswer } from './use-auto-answer.ts';
import { useAutoAnswerWords } from './words/use-auto-answer-words.ts';

const SECONDS = ['0', '1', '2', '3', '4', '5'] as const;

/** Whether calls are answered by themselves, and after how long (F15); or who settled that. */
export function AutoAnswerSetting() {
  const words = useAutoAnswerWords();
  const answering = useAutoAnswer();
  const { now, choose } = answering;
  return (
    <section className="settings-form">
      <h3>{words.name}</h3>
      <p className="quiet">{words.explained}</p>
      {now === undefined || now.rule === 'chosen' ? (
        <AutoAnswerSwitch answering={answering} />
      ) : (
        <p>{words.settled[now.rule]}</p>
      )}
      {now?.on === true && (
        <Choice
          label={words.after}
          value={String(now.afterSeconds)}
          options={SECONDS.map((value) => ({ value, text: words.seconds(value) }))}
          onChoose={(seconds) => void choose({ on: true, afterSeconds: Number(seconds) })}
        />
      )}
    </section>
  );
}
