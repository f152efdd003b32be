import { type Handling, isPossible, type LiveCall } from '@wpm/softphone';
import { Forward, MessagesSquare, Pause, Play } from 'lucide-react';
import { Suspense, useState } from 'react';
import { Toggle } from '../call/toggle.tsx';
import { useCommand, useHandling } from '../call/use-handling.ts';
import type { HandOnKind } from './hand-on-kind.ts';
import { useHandingOnWords } from './words/use-handing-on-words.ts';
import { lazily } from '../loading/lazily.tsx';

const TargetSheet = lazily(async () => (await import('./target-sheet.tsx')).TargetSheet);

/** Hold, consultation and transfer of a call (F31–F33): what the platform would refuse anyway cannot be pressed. */
export function HandOn({ call }: { readonly call: LiveCall }) {
  const words = useHandingOnWords();
  const handling = useHandling(call);
  const command = useCommand(call);
  const [picking, setPicking] = useState<HandOnKind>();
  const holds = handling?.kind === 'live' && handling.stage.kind === 'holding';
  return (
    <>
      <Toggle
        icon={<MessagesSquare aria-hidden />}
        label={words.consult}
        {...buttonOf(handling, 'consult')}
        onPress={() => setPicking('consult')}
      />
      <Toggle
        icon={holds ? <Play aria-hidden /> : <Pause aria-hidden />}
        label={holds ? words.retrieve : words.hold}
        {...buttonOf(handling, holds ? 'retrieve' : 'hold')}
        onPress={() => command(holds ? 'retrieve' : 'hold')}
      />
      <Toggle
        icon={<Forward aria-hidden />}
        label={words.transfer}
        {...buttonOf(handling, 'transfer')}
        onPress={() => setPicking('transfer')}
      />
      {picking !== undefined && (
        <Suspense>
          <TargetSheet call={call} kind={picking} onClose={() => setPicking(undefined)} />
        </Suspense>
      )}
    </>
  );
}

/** Whether the button of a command can be pressed, and whether it is under way. */
export function buttonOf(
  handling: Handling | undefined,
  kind: Parameters<typeof isPossible>[0],
): { readonly disabled: boolean; readonly busy: boolean } {
  if (handling?.kind !== 'live') return { disabled: true, busy: false };
  const pending = handling.asked.kind === 'pending' ? handling.asked.command.kind : undefined;
  return { disabled: !isPossible(kind, handling.stage.kind) || (pending ?? kind) !== kind, busy: pending === kind };
}
