import type { TakenOver as Taken } from '@wpm/client';
import { deviceName, Notice } from '@wpm/ui';
import { useInstant } from './use-instant.ts';
import { usePlaceWords } from './words/use-place-words.ts';

/** Why this phone is logged out: its user went on elsewhere, where and when (F09). */
export function TakenOver({ by }: { readonly by: Taken }) {
  const words = usePlaceWords();
  const instant = useInstant();
  return (
    <Notice tone="warn">
      <p>
        <b>{words.takenOver(deviceName(by.userAgent) || words.unnamed, instant(by.at))}</b>
      </p>
      <p>{words.takenOverWhat}</p>
    </Notice>
  );
}
