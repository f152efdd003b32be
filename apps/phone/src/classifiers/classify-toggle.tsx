import type { LiveCall } from '@wpm/softphone';
import { Tag } from 'lucide-react';
import { Suspense, useState } from 'react';
import { Toggle } from '../call/toggle.tsx';
import { useClassifierWords } from './words/use-classifier-words.ts';
import { lazily } from '../loading/lazily.tsx';

const ClassifierSheet = lazily(async () => (await import('./classifier-sheet.tsx')).ClassifierSheet);

/** *Kontakt*: says what the call is while it is up (F35); nothing can be said of one that is not answered yet. */
export function ClassifyToggle({ call }: { readonly call: LiveCall }) {
  const words = useClassifierWords();
  const [isOpen, setOpen] = useState(false);
  const callId = call.kind === 'connected' ? call.platformCallId : null;
  return (
    <>
      <Toggle
        icon={<Tag aria-hidden />}
        label={words.inCall}
        disabled={callId === null}
        onPress={() => setOpen(true)}
      />
      {isOpen && callId !== null && (
        <Suspense>
          <ClassifierSheet of={{ callId }} open onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
