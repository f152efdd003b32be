import type { MissedCall } from '@wpm/contract';
import { RecordingPlayer, useLanguage } from '@wpm/ui';
import { client } from '../client.ts';
import { useMissedWords } from './words/use-missed-words.ts';

/** What the customer said into the voicemail, the newest first; to listen marks it as heard for everybody whose it is. */
export function MissedMessages({ messages }: Pick<MissedCall, 'messages'>) {
  const words = useMissedWords();
  const { language } = useLanguage();
  const instant = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return messages.map(({ recordingId, leftAt, durationMs, heardAt }) => (
    <section key={recordingId} className="missed-message">
      <h3>
        {words.message(instant.format(new Date(leftAt)))} {heardAt === null && <b>{words.unheard}</b>}
      </h3>
      <RecordingPlayer open={() => client.openRecording({ recordingId })} durationMs={durationMs} />
    </section>
  ));
}
