import { Link } from 'wouter';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { CALLS_PATH } from './paths.ts';

export function NotFoundPage() {
  const words = useConsoleWords();
  return (
    <main id="content" className="whole-page">
      <title>{`${words.notFound.heading} · ${words.product}`}</title>
      <h1>{words.notFound.heading}</h1>
      <p>{words.notFound.text}</p>
      <Link href={CALLS_PATH}>{words.notFound.back}</Link>
    </main>
  );
}
