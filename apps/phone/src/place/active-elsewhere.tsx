import type { MySession } from '@wpm/contract';
import { Button, deviceName } from '@wpm/ui';
import { useEffect, useState } from 'react';
import { client } from '../client.ts';
import { PlaceQuestion } from './place-question.tsx';
import { useInstant } from './use-instant.ts';
import { usePlaceWords } from './words/use-place-words.ts';

/** The user's phone is open on another device: which and since when, and whether it goes on here (F09). */
export function ActiveElsewhere({ onEntered }: { readonly onEntered: () => void }) {
  const words = usePlaceWords();
  const instant = useInstant();
  const place = usePlace();
  const enter = async () => {
    const answer = await client.issueSipCredentials({ takeOver: true });
    if (!answer.ok) return answer.error.code;
    onEntered();
    return undefined;
  };
  return (
    <PlaceQuestion
      title={words.device.title}
      enter={enter}
      stay={
        <Button wide onClick={() => void client.signOut({})}>
          {words.device.stay}
        </Button>
      }
    >
      {place !== undefined && (
        <p>
          {words.device.where(deviceName(place.userAgent) || words.unnamed, instant(place.startedAt))}{' '}
          {words.device.used(instant(place.refreshedAt))}
        </p>
      )}
      <p>{words.device.what}</p>
    </PlaceQuestion>
  );
}

/** The session that is the place of the user's phone now. */
function usePlace(): MySession | undefined {
  const [place, setPlace] = useState<MySession>();
  useEffect(() => {
    const ask = async () => {
      const answer = await client.sessions((own) => own.listMySessions({}));
      if (answer.ok) setPlace(answer.value.items.find(({ placeSince, isThis }) => placeSince !== null && !isThis));
    };
    void ask();
  }, []);
  return place;
}
