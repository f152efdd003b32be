import { useQuery } from '@tanstack/react-query';
import type { MyLicence } from '@wpm/contract';
import { useLanguage } from '@wpm/ui';
import { client } from '../client.ts';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { Facts } from '../list/facts.tsx';
import { validity } from './licence-validity.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

/** By which licences the account can do what it does, and until when (F40). */
export function Licences() {
  const { information: words } = useSettingsWords();
  const own = usePhoneWords();
  const { language } = useLanguage();
  const { data, isError } = useQuery({ queryKey: ['my-licences'], queryFn: ask, networkMode: 'always' });
  if (isError) return <Group>{words.licencesUnknown}</Group>;
  if (data === undefined) return <Group>{own.loading}</Group>;
  if (data.length === 0) return <Group>{words.none}</Group>;
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  const facts = data.map((one) => [words.licences[one.kind], validity(one, words, days)] as const);
  return (
    <section>
      <h3>{words.licencesHeld}</h3>
      <Facts facts={facts} />
    </section>
  );
}

function Group({ children }: { readonly children: string }) {
  const { information: words } = useSettingsWords();
  return (
    <section>
      <h3>{words.licencesHeld}</h3>
      <p className="quiet">{children}</p>
    </section>
  );
}

async function ask(): Promise<readonly MyLicence[]> {
  const answer = await client.settings((settings) => settings.listMyLicences({}));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.items;
}
