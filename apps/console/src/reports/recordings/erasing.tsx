import { useQueryClient } from '@tanstack/react-query';
import type { Endpoints } from '@wpm/client';
import type { ErasureCertificate } from '@wpm/contract';
import { Button, Notice, useLanguage } from '@wpm/ui';
import { useState } from 'react';
import { Question } from '../../administration/edit/question.tsx';
import { client } from '../../client.ts';
import { TextField } from '../../fields/text-field.tsx';
import { useInstants } from '../../zone/use-instants.ts';
import { readableNumber } from '../../format/readable-number.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { CertificateButton } from './certificate-button.tsx';
import { RECORDINGS } from './use-recordings.ts';
import { useRecordingWords } from './words/use-recording-words.ts';

type Found = Extract<Awaited<ReturnType<Endpoints['previewErasure']>>, { ok: true }>['value'];

/** Where one is on the way from a number to its certificate. */
type Step =
  | { readonly kind: 'asking' }
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'erased'; readonly number: string; readonly certificate: ErasureCertificate };

/** Erases everything of one customer's number: looked at first, asked twice, and certified. */
export function Erasing() {
  const { erase: words } = useRecordingWords();
  const errorText = useErrorText();
  const erasing = useErasing();
  const { step, refusal } = erasing;
  return (
    <section aria-label={words.heading} className="editor-fields">
      <h2>{words.heading}</h2>
      <p className="quiet">{words.hint}</p>
      {step.kind === 'erased' ? (
        <Erased step={step} onAnother={erasing.again} />
      ) : (
        <>
          <NumberForm erasing={erasing} />
          {step.kind === 'found' && <WhatIsFound found={step.found} erasing={erasing} />}
        </>
      )}
      {refusal !== null && (
        <Notice tone="bad" urgent>
          {errorText(refusal)}
        </Notice>
      )}
    </section>
  );
}

type ErasingState = ReturnType<typeof useErasing>;

function NumberForm({ erasing }: { readonly erasing: ErasingState }) {
  const { erase: words } = useRecordingWords();
  return (
    <form
      className="editor-fields"
      onSubmit={(event) => {
        event.preventDefault();
        void erasing.look();
      }}
    >
      <TextField
        label={words.number}
        inputMode="tel"
        type="tel"
        maxLength={32}
        value={erasing.number}
        onChange={erasing.setNumber}
      />
      <div>
        <Button type="submit">{words.look}</Button>
      </div>
    </form>
  );
}

const MEGABYTE = 1_000_000;

function WhatIsFound({ found, erasing }: { readonly found: Found; readonly erasing: ErasingState }) {
  const { erase: words } = useRecordingWords();
  const { language } = useLanguage();
  const { number, recordings, held, bytes, first, last, ladders } = found;
  if (recordings + ladders === 0) return <Notice>{words.nothing(readableNumber(number))}</Notice>;
  const megabytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / MEGABYTE);
  const { full } = useInstants();
  return (
    <>
      <Notice>
        {words.found(recordings, readableNumber(number), megabytes)}
        {first !== null && last !== null && <div>{words.between(full(first), full(last))}</div>}
        {ladders > 0 && <div>{words.ladders(ladders)}</div>}
      </Notice>
      {held > 0 ? (
        <Notice tone="warn" urgent>
          {words.heldAmong(held)}
        </Notice>
      ) : (
        <Reason number={number} erasing={erasing} />
      )}
    </>
  );
}

/** Contract: a reason of fewer is none. */
const SHORTEST_REASON = 3;

function Reason({ number, erasing }: { readonly number: string; readonly erasing: ErasingState }) {
  const { erase: words, hold } = useRecordingWords();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const isReasonable = reason.trim().length >= SHORTEST_REASON;
  return (
    <>
      <TextField label={words.reason} hint={hold.reasonHint} maxLength={300} value={reason} onChange={setReason} />
      <div>
        <Button tone="bad" aria-disabled={!isReasonable} onClick={() => isReasonable && setAsking(true)}>
          {words.erase}
        </Button>
      </div>
      <Question
        open={asking}
        title={words.question(readableNumber(number))}
        hint={words.questionHint}
        no={words.keep}
        yes={erasing.isBusy ? words.erasing : words.erase}
        isBusy={erasing.isBusy}
        onNo={() => setAsking(false)}
        onYes={() => void erasing.erase(number, reason.trim()).then(() => setAsking(false))}
      />
    </>
  );
}

type ErasedProps = { readonly step: Extract<Step, { kind: 'erased' }>; readonly onAnother: () => void };

function Erased({ step: { number, certificate }, onAnother }: ErasedProps) {
  const { erase: words } = useRecordingWords();
  const isWhole = certificate.erased.every(({ goneAt }) => goneAt !== null);
  return (
    <>
      <Notice urgent>{words.done(certificate.erased.length, certificate.erasure.ladders)}</Notice>
      {!isWhole && <Notice tone="warn">{words.notAll}</Notice>}
      <div className="player-extras">
        <CertificateButton certificate={certificate} number={number} />
        <Button onClick={onAnother}>{words.another}</Button>
      </div>
    </>
  );
}

function useErasing() {
  const queries = useQueryClient();
  const [number, setTyped] = useState('');
  const [step, setStep] = useState<Step>({ kind: 'asking' });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  // What was found was found of another number.
  const setNumber = (typed: string) => {
    setTyped(typed);
    setStep({ kind: 'asking' });
  };
  const look = async () => {
    const answer = await client.previewErasure({ number });
    setRefusal(answer.ok ? null : answer.error.code);
    setStep(answer.ok ? { kind: 'found', found: answer.value } : { kind: 'asking' });
  };
  const erase = async (found: string, reason: string) => {
    setBusy(true);
    const answer = await client.eraseRecordings({ number: found, reason });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.error.code);
    if (answer.ok) setStep({ kind: 'erased', number: found, certificate: answer.value });
    await queries.invalidateQueries({ queryKey: [RECORDINGS] });
  };
  const again = () => setNumber('');
  return { number, setNumber, step, refusal, isBusy, look, erase, again };
}
