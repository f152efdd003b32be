import { z } from 'zod';
import { because } from '../field-reasons.ts';

/** A line of text as it is shown: no breaks, nothing that turns the direction of what stands beside it (Unicode TR 36). */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine(
      (text) => !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text),
      because('wrong-format', 'holds characters that are not shown'),
    );

function isWebAddress(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

const webAddress = z.string().trim().max(500).refine(isWebAddress, because('wrong-format', 'is no address of the web'));

/** What a CRM tells an agent of who calls, while it rings and as long as the call lasts (F48): text, and one link at most. */
export const contextCard = z.strictObject({
  title: line(80),
  lines: z.array(z.strictObject({ label: line(40).optional(), text: line(200) })).max(12),
  link: z.strictObject({ label: line(40).optional(), url: webAddress }).optional(),
});
export type ContextCard = z.infer<typeof contextCard>;
