import type { LiveCall, RealtimeEvent } from '@wpm/contract';

/** What the stream needs of a browser's WebSocket. */
export type StreamSocket = Pick<WebSocket, 'send' | 'close' | 'addEventListener'>;

export type StreamOptions = {
  /** Address of the platform's stream, `wss://…`. */
  readonly url: string;
  readonly open: (url: string) => StreamSocket;
  /** The access token to say hello with; undefined where nobody is logged in. */
  readonly token: () => Promise<string | undefined>;
  /** Renews the session; false where it is over for good. */
  readonly renew: () => Promise<boolean>;
  /** Calls `fire` once after so many ms; what it returns takes that back. */
  readonly after: (ms: number, fire: () => void) => () => void;
  /** 0 up to 1. */
  readonly random: () => number;
};

/** Whether events come at the moment: `late` while the way to the platform is down and is tried again. */
export type StreamState = 'connecting' | 'live' | 'late' | 'ended';

export type StreamListener = {
  readonly onEvent: (event: RealtimeEvent) => void;
  /**
   * Events are missing: whatever was loaded before is to be loaded anew. Comes at the first connection as well.
   * @param now the calls the user has now, oldest first; the events that follow go on from them (`liveCallsAfter`)
   */
  readonly onStale: (now: { readonly liveCalls: readonly LiveCall[] }) => void;
  readonly onState?: (state: StreamState) => void;
};
