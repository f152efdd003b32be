import { SelectField } from '../../fields/select-field.tsx';
import { TextAreaField } from '../../fields/text-area-field.tsx';
import { TextField } from '../../fields/text-field.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import type { RequestDraft } from './request-draft.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH'] as const;
const METHOD_TEXTS = { GET: 'GET', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH' };

export type RequestPartProps = {
  readonly draft: RequestDraft;
  readonly change: (changes: Partial<RequestDraft>) => void;
  readonly problem: (path: string) => string | undefined;
  /** Of the request in the settings. */
  readonly path: string;
  readonly hint?: string;
};

/** A request to a CRM. */
export function RequestPart({ draft, change, problem, path, hint }: RequestPartProps) {
  const words = useConsoleWords().crm;
  return (
    <>
      <SelectField
        label={words.method}
        value={draft.method}
        values={METHODS}
        texts={METHOD_TEXTS}
        onChoose={(method) => method && change({ method })}
      />
      <TextField
        label={words.url}
        hint={hint}
        spellCheck={false}
        placeholder="https://"
        maxLength={2_000}
        value={draft.url}
        problem={problem(`${path}.url`)}
        onChange={(url) => change({ url: url.trim() })}
      />
      <TextAreaField
        label={words.headers}
        hint={words.headersHint}
        rows={2}
        maxLength={10_000}
        value={draft.headers}
        problem={problem(`${path}.headers`)}
        onChange={(headers) => change({ headers })}
      />
      {draft.method !== 'GET' && <BodyField body={draft.body} problem={problem(`${path}.body`)} change={change} />}
    </>
  );
}

type BodyFieldProps = Pick<RequestPartProps, 'change'> & {
  readonly body: string;
  readonly problem: string | undefined;
};

function BodyField({ body, problem, change }: BodyFieldProps) {
  return (
    <TextAreaField
      label={useConsoleWords().crm.body}
      rows={4}
      maxLength={10_000}
      value={body}
      problem={problem}
      onChange={(typed) => change({ body: typed })}
    />
  );
}
