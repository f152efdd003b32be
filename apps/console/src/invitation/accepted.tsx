import { Notice } from '@wpm/ui';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import type { AcceptedInvitation } from './use-accepting.ts';

/** The password is set: who they are here, and the way to each application that is theirs. */
export function Accepted({ accepted: { login, domain, apps } }: { readonly accepted: AcceptedInvitation }) {
  const words = useConsoleWords().invitation;
  return (
    <div className="ui-login" role="status">
      <h1>{words.done}</h1>
      <p>{words.signInAs}</p>
      <dl className="accepted">
        <dt>{words.login}</dt>
        <dd>{login}</dd>
        <dt>{words.domain}</dt>
        <dd>{domain}</dd>
      </dl>
      {apps.length === 0 && <Notice tone="warn">{words.noApp}</Notice>}
      {apps.map((app) => (
        <a key={app} className="ui-button" data-tone="primary" data-wide href={`/${app}/`}>
          {words.open[app]}
        </a>
      ))}
    </div>
  );
}
