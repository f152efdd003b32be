import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { PlaceQuestion } from './place-question.tsx';
import { usePlaceWords } from './words/use-place-words.ts';

/** The phone is open in another window of this browser, or has just gone on there (F09). Nothing else of the phone is here. */
export function OtherWindow({ onEnter }: { readonly onEnter: () => void }) {
  const { window } = usePlaceWords();
  const [queries] = useState(() => new QueryClient());
  const enter = async () => {
    onEnter();
    return undefined;
  };
  return (
    <QueryClientProvider client={queries}>
      <PlaceQuestion title={window.title} enter={enter}>
        <p>{window.where}</p>
        <p>{window.what}</p>
      </PlaceQuestion>
    </QueryClientProvider>
  );
}
