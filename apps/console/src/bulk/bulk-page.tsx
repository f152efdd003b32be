import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@wpm/ui';
import { ChevronLeft } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { Question } from '../administration/edit/question.tsx';
import { type NounKind, pathOf } from '../administration/noun-kinds.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { type Deed, doAll, type Outcome, type Subject, type Wish } from './bulk.ts';
import { Outcomes, PlanTable } from './bulk-tables.tsx';
import { SubjectList } from './subject-list.tsx';
import { WishFields } from './wish-fields.tsx';
import { useBulkWords } from './words/use-bulk-words.ts';

export type BulkPageProps = {
  readonly kind: NounKind;
  readonly subjects: readonly Subject[];
  readonly deeds: readonly Deed[];
};

/** Changes many of a kind: who, what, what it would mean for each, and then what came of each. */
export function BulkPage({ kind, subjects, deeds }: BulkPageProps) {
  const words = useBulkWords();
  const { nouns, product } = useConsoleWords();
  return (
    <main id="content" className="report report-call" tabIndex={-1}>
      <title>{`${words.heading} · ${nouns[kind].heading} · ${product}`}</title>
      <p>
        <Link href={pathOf(kind)} className="link">
          <ChevronLeft size={16} aria-hidden /> {nouns[kind].heading}
        </Link>
      </p>
      <h1>{words.heading}</h1>
      <Bulk subjects={subjects} deeds={deeds} />
    </main>
  );
}

function Bulk({ subjects, deeds }: Omit<BulkPageProps, 'kind'>) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [wish, setWish] = useState<Wish>({ deed: '', value: '' });
  const { outcomes, isRunning, run, forget } = useRunning();
  const picked = subjects.filter(({ id }) => chosen.has(id));
  const changing = wish.value === '' ? [] : picked.filter(({ plan }) => plan(wish) !== undefined);
  const isAsked = outcomes.length === 0 && picked.length > 0 && wish.value !== '';
  // Another choice is another question: what came of the last one is told no longer.
  const anew =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      forget();
      set(value);
    };
  return (
    <>
      <SubjectList subjects={subjects} chosen={chosen} onChoose={anew(setChosen)} />
      <WishFields deeds={deeds} wish={wish} onChange={anew(setWish)} />
      {isAsked && <PlanTable subjects={changing} wish={wish} unchanged={picked.length - changing.length} />}
      <DoButton changing={isAsked ? changing.length : 0} onYes={() => void run(changing, wish)} />
      <Outcomes outcomes={outcomes} isRunning={isRunning} />
    </>
  );
}

type DoButtonProps = { readonly changing: number; readonly onYes: () => void };

function DoButton({ changing, onYes }: DoButtonProps) {
  const words = useBulkWords();
  const [asking, setAsking] = useState(false);
  return (
    <div>
      <Button tone="primary" aria-disabled={changing === 0} onClick={() => setAsking(changing > 0)}>
        {words.change(changing)}
      </Button>
      <Question
        open={asking}
        title={words.question(changing)}
        hint={words.questionHint}
        no={words.leave}
        yes={words.change(changing)}
        onNo={() => setAsking(false)}
        onYes={() => {
          setAsking(false);
          onYes();
        }}
      />
    </div>
  );
}

function useRunning() {
  const queries = useQueryClient();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [isRunning, setRunning] = useState(false);
  const run = async (subjects: readonly Subject[], wish: Wish) => {
    setRunning(true);
    await doAll(subjects, wish, setOutcomes);
    setRunning(false);
    await queries.invalidateQueries();
  };
  return { outcomes, isRunning, run, forget: () => setOutcomes([]) };
}
