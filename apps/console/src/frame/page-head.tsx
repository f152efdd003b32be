import { useConsoleWords } from '../i18n/use-console-words.ts';

export type PageHeadProps = { readonly heading: string; readonly about: string };

/** Begins a page: what it is called, in the window's title too, and what it is for. */
export function PageHead({ heading, about }: PageHeadProps) {
  const { product } = useConsoleWords();
  return (
    <>
      <title>{`${heading} · ${product}`}</title>
      <div className="noun-head">
        <h1>{heading}</h1>
        <p className="quiet">{about}</p>
      </div>
    </>
  );
}
