import { Choice, LANGUAGE_NAMES, LANGUAGES, useLanguage, useWords } from '@wpm/ui';
import { CrmSetting } from '../crm/crm-setting.tsx';
import { EmailForm } from './email-form.tsx';
import { PasswordForm } from './password-form.tsx';

/** What the user sets of the own account (F43): language, e-mail address and password. */
export function UserSettings() {
  const words = useWords();
  const { language, choose } = useLanguage();
  return (
    <div className="settings-form">
      <Choice
        label={words.language}
        value={language}
        options={LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))}
        onChoose={choose}
      />
      <CrmSetting />
      <EmailForm />
      <PasswordForm />
    </div>
  );
}
