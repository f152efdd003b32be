import type { z } from 'zod';

/** What can be wrong with a field, so that an application can say it in the user's language. */
export const FIELD_REASONS = [
  'required',
  'unknown-field',
  'wrong-type',
  'wrong-format',
  'too-short',
  'too-long',
  'too-small',
  'too-large',
  'too-many-items',
  'not-an-option',
  'taken',
  'repeated',
  'does-not-exist',
  'not-permitted',
  'contradicts',
  'too-deep',
] as const;
export type FieldReason = (typeof FIELD_REASONS)[number];

/** Why each wrong field is wrong, by its path: `members.0.accountId`. */
export type FieldReasons = Readonly<Record<string, FieldReason>>;

/** Says of a refinement why it fails: `.refine(isOrdered, because('contradicts', 'ends before it begins'))`. */
export function because(reason: FieldReason, message: string) {
  return { error: message, params: { reason } };
}

/** Each wrong field of a request by its path. A field nobody asked for is named too; a body that is no object is `body`. */
export function fieldReasonsOf(error: z.ZodError): FieldReasons {
  return Object.fromEntries(
    error.issues.flatMap((issue): [string, FieldReason][] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [[...issue.path, key].join('.'), 'unknown-field'])
        : [[issue.path.join('.') || 'body', reasonOf(issue)]],
    ),
  );
}

type Issue<Code extends z.core.$ZodIssue['code']> = Extract<z.core.$ZodIssue, { readonly code: Code }>;
type ReasonOf = { readonly [Code in z.core.$ZodIssue['code']]: (issue: Issue<Code>) => FieldReason };

const TOO_BIG: Readonly<Record<string, FieldReason>> = { string: 'too-long', array: 'too-many-items' };

const REASONS: ReasonOf = {
  // zod says of a field that is not there only in words that it got `undefined`.
  invalid_type: ({ message }) => (message.endsWith('received undefined') ? 'required' : 'wrong-type'),
  too_small: tooSmall,
  too_big: ({ origin }) => TOO_BIG[origin] ?? 'too-large',
  invalid_value: () => 'not-an-option',
  invalid_union: () => 'not-an-option',
  custom: ({ params }) => FIELD_REASONS.find((known) => known === params?.['reason']) ?? 'contradicts',
  invalid_format: () => 'wrong-format',
  invalid_key: () => 'wrong-format',
  invalid_element: () => 'wrong-format',
  not_multiple_of: () => 'wrong-format',
  unrecognized_keys: () => 'unknown-field',
};

/** Of what must not be empty, a text of at least one character among it, it is said that it is required. */
function tooSmall({ origin, minimum }: Issue<'too_small'>): FieldReason {
  if (origin === 'array') return 'required';
  if (origin !== 'string') return 'too-small';
  return minimum === 1 ? 'required' : 'too-short';
}

function reasonOf<Code extends z.core.$ZodIssue['code']>(issue: Issue<Code> & { readonly code: Code }): FieldReason {
  return REASONS[issue.code](issue);
}
