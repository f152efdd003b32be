import type { Dependent } from '@wpm/contract';
import { Link } from 'wouter';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { NOUN_KINDS, type NounKind, pathOf } from '../noun-kinds.ts';

/** What stands in the way, each with the way to it. */
export function Dependents({ dependents }: { readonly dependents: readonly Dependent[] }) {
  const kinds: Readonly<Record<string, string>> = useConsoleWords().administration.kinds;
  return (
    <ul className="dependents">
      {dependents.map(({ kind, id, name, field }) => {
        const page = pageOf(kind);
        return (
          <li key={`${id} ${field}`}>
            {kinds[kind] ?? kind}: {page === undefined ? name : <Link href={pathOf(page, id)}>{name}</Link>}
          </li>
        );
      })}
    </ul>
  );
}

/** The page of what the platform calls by this word, where the console has one. */
function pageOf(kind: string): NounKind | undefined {
  return NOUN_KINDS.find((known) => known === kind || known === `${kind}s`);
}
