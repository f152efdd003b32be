import type { MySession } from '@wpm/contract';
import { Button, deviceName } from '@wpm/ui';
import { LogOut, MonitorSmartphone } from 'lucide-react';
import { useInstant } from '../place/use-instant.ts';
import { useSessionWords } from './words/use-session-words.ts';

export type SessionListProps = {
  readonly sessions: readonly MySession[];
  readonly onEnd: (session: MySession) => void;
};

/** This device first; each by what a person calls it, and when it was used. */
export function SessionList({ sessions, onEnd }: SessionListProps) {
  const words = useSessionWords();
  const instant = useInstant();
  const own = sessions.toSorted((one, other) => Number(other.isThis) - Number(one.isThis));
  return (
    <ul className="sessions">
      {own.map((session) => (
        <li key={session.sessionId} className="session">
          <MonitorSmartphone aria-hidden />
          <div>
            <b>{deviceName(session.userAgent) || words.unnamed}</b>
            <span className="quiet">
              {words.apps[session.app]}
              {session.isThis ? ` · ${words.isThis}` : ` · ${words.used(instant(session.refreshedAt))}`}
            </span>
            <span className="quiet">{words.since(instant(session.startedAt))}</span>
          </div>
          {!session.isThis && (
            <Button
              icon={<LogOut aria-hidden />}
              aria-label={`${words.end}: ${deviceName(session.userAgent) || words.unnamed}`}
              onClick={() => onEnd(session)}
            >
              {words.end}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
