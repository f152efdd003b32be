import type { GreetingKind, Greetings } from '@wpm/contract';
import { errorText, Notice, RecordingPlayer, useLanguage, useWords } from '@wpm/ui';
import { useState } from 'react';
import { useSoftphoneState } from '../phone/softphone-context.ts';
import { Absence } from './absence.tsx';
import { GreetingActions } from './greeting-actions.tsx';
import { Recorder } from './recorder.tsx';
import { TakenGreeting } from './taken-greeting.tsx';
import { type GreetingDeeds, type GreetingWork, useGreetingDeeds } from './use-greetings.ts';
import { useOpenGreeting } from './use-open-greeting.ts';
import { useGreetingWords } from './words/use-greeting-words.ts';

export type GreetingFieldProps = {
  readonly kind: GreetingKind;
  readonly stored: Greetings[GreetingKind];
  readonly isSettable: boolean;
};

/** Where the user is with a greeting. */
type Stage =
  | { readonly kind: 'shown' }
  | { readonly kind: 'recording' }
  | { readonly kind: 'taken'; readonly sound: Blob };

/** One greeting: what is kept, heard; another, recorded or uploaded; gone again. */
export function GreetingField({ kind, stored, isSettable }: GreetingFieldProps) {
  const { name, when } = useGreetingWords().kinds[kind];
  const [stage, setStage] = useState<Stage>({ kind: 'shown' });
  const deeds = useGreetingDeeds(kind);
  return (
    <fieldset className="settings-group forwarding-rule" aria-label={name}>
      <b>{name}</b>
      <p className="quiet">{when}</p>
      <Kept kind={kind} stored={stored} />
      {kind === 'absence' && <Absence stored={stored} isSettable={isSettable} onChange={deeds.setUntil} />}
      <Outcome work={deeds.work} />
      {isSettable && <Changing kind={kind} isKept={stored !== null} deeds={deeds} stage={stage} onStage={setStage} />}
    </fieldset>
  );
}

type ChangingProps = Pick<GreetingFieldProps, 'kind'> & {
  readonly isKept: boolean;
  readonly deeds: GreetingDeeds;
  readonly stage: Stage;
  readonly onStage: (stage: Stage) => void;
};

/** What can be done to it, or what is being done: it is recorded, or heard before it is kept. */
function Changing({ kind, isKept, deeds, stage, onStage }: ChangingProps) {
  const { name } = useGreetingWords().kinds[kind];
  const isInCall = useSoftphoneState().calls.some((call) => call.kind !== 'ended');
  const isSaving = deeds.work.kind === 'saving';
  const show = () => onStage({ kind: 'shown' });
  const save = async (sound: Blob) => {
    if (await deeds.save(sound)) show();
  };
  switch (stage.kind) {
    case 'recording':
      return <Recorder isInCall={isInCall} onTaken={(sound) => onStage({ kind: 'taken', sound })} onClose={show} />;
    case 'taken': {
      const { sound } = stage;
      return (
        <TakenGreeting kind={kind} sound={sound} isSaving={isSaving} onSave={() => void save(sound)} onDrop={show} />
      );
    }
    case 'shown':
      return (
        <GreetingActions
          name={name}
          isInCall={isInCall}
          isKept={isKept}
          isSaving={isSaving}
          onRecord={() => onStage({ kind: 'recording' })}
          onUpload={(sound) => void save(sound)}
          onRemove={() => void deeds.remove()}
        />
      );
    default:
      return stage satisfies never;
  }
}

/** What customers hear by it now. */
function Kept({ kind, stored }: Pick<GreetingFieldProps, 'kind' | 'stored'>) {
  const words = useGreetingWords();
  const { language } = useLanguage();
  const open = useOpenGreeting(kind, undefined);
  if (stored === null) return <p>{kind === 'usual' ? words.standard : words.noAbsence}</p>;
  const instant = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      <p>{words.recordedAt(instant.format(new Date(stored.recordedAt)))}</p>
      <RecordingPlayer key={stored.recordedAt} open={open} durationMs={stored.milliseconds} />
    </>
  );
}

function Outcome({ work }: { readonly work: GreetingWork }) {
  const shared = useWords();
  const words = useGreetingWords();
  const faults: Readonly<Record<string, string>> = words.faults;
  switch (work.kind) {
    case 'nothing':
      return null;
    case 'saving':
      return <p role="status">{words.saving}</p>;
    case 'saved':
    case 'removed':
      return <Notice urgent>{words[work.kind]}</Notice>;
    case 'refused':
      return (
        <Notice tone="bad" urgent>
          {faults[work.code] ?? errorText(shared, work.code)}
        </Notice>
      );
    default:
      return work satisfies never;
  }
}
