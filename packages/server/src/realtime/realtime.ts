import type { Server } from 'node:http';
import type { CallRecord, LiveNews, LiveView } from '@wpm/calls';
import type { LiveCall } from '@wpm/contract';
import { type Clock, type FillRandom, type Log, uuidV7 } from '@wpm/kernel';
import { BoardNotices } from '../live/board-notices.ts';
import { originAllowed } from '../http/origin.ts';
import { presentLiveCall, presentLiveNews, type ToldByCrm } from '../presenters/live-call.ts';
import { type CallerDeps, callerOf } from '../sessions/caller.ts';
import type { Settings } from '../settings.ts';
import type { ContextShelf } from './context-shelf.ts';
import { Feeds } from './feeds.ts';
import { RealtimeSocket } from './realtime-socket.ts';

export type RealtimeDeps = CallerDeps & {
  readonly settings: Pick<Settings, 'tls'>;
  readonly http: Server;
  readonly clock: Clock;
  readonly log: Log;
  readonly contexts: Pick<ContextShelf, 'of'>;
};

/** What of a call's record says who is told. */
export type EndedCall = {
  readonly id: string;
  readonly segments: readonly Pick<CallRecord['segments'][number], 'accountId'>[];
};

/** The calls a user has now, oldest first. */
export type LiveCalls = { live(accountId: string): readonly LiveView[] };

const fillRandom: FillRandom = (bytes) => crypto.getRandomValues(bytes);

/** What the platform tells applications by itself: one method for each thing that happens. */
export class Realtime implements Disposable {
  readonly #feeds: Feeds;
  /** Nobody has a call before telephony has started. */
  #calls: LiveCalls = { live: () => [] };
  #knownAs: ToldByCrm['knownAs'] = () => undefined;
  readonly #socket: RealtimeSocket;
  readonly #board: BoardNotices;
  readonly #told: ToldByCrm;
  /** Who has a part in which call, as they were told. */
  readonly #usersOf = new Map<string, Set<string>>();

  constructor({ settings, http, clock, log, store, now, contexts }: RealtimeDeps) {
    this.#told = { contextOf: (callId) => contexts.of(callId), knownAs: (view) => this.#knownAs(view) };
    this.#feeds = new Feeds(clock, () => uuidV7(clock.now(), fillRandom));
    this.#board = new BoardNotices(clock, (tenantId) =>
      this.#feeds.tellSupervisors(tenantId, { kind: 'board.changed' }),
    );
    this.#socket = new RealtimeSocket({
      http,
      feeds: this.#feeds,
      liveCallsOf: (accountId) => this.#liveCallsOf(accountId),
      originAllowed: (request) => originAllowed(request, settings),
      callerOf: async (accessToken) => {
        const caller = await callerOf({ store, now }, accessToken, 'signed-in');
        return caller.ok ? caller.value : undefined;
      },
      clock,
      log,
    });
  }

  /** A call is over and its record on disk: it is in the history of everybody who had a part in it. */
  callEnded({ id, segments }: EndedCall): void {
    this.#feeds.tell(
      segments.map(({ accountId }) => accountId),
      { kind: 'call.ended', callId: id },
    );
  }

  /** Whom to ask from now on which calls a user has. */
  showCallsOf(calls: LiveCalls): void {
    this.#calls = calls;
  }

  /** Whom to ask from now on who the other ends of live calls are. */
  showCallersBy(knownAs: ToldByCrm['knownAs']): void {
    this.#knownAs = knownAs;
  }

  /** A live call is no longer for one of its users what it was: that user hears of it. */
  liveCallTurned(news: LiveNews): void {
    this.#noteUser(news);
    this.#feeds.tell([news.accountId], presentLiveNews(news, this.#told));
  }

  /** A CRM told something of a live call, or who is at its other end (F48): everybody who has a part in it sees it. */
  contextPut(callId: string): void {
    for (const accountId of this.#usersOf.get(callId) ?? []) {
      const call = this.#liveCallsOf(accountId).find((one) => one.callId === callId);
      if (call) this.#feeds.tell([accountId], { kind: 'live-call.changed', call });
    }
  }

  /** The status of a user, or their next one, is another now. */
  statusChanged(accountId: string, tenantId: string): void {
    this.#feeds.tell([accountId], { kind: 'agent.status' });
    this.boardChanged(tenantId);
  }

  /** A live call or a status of a tenant is another now: those hear of it who may supervise. */
  boardChanged(tenantId: string): void {
    this.#board.changed(tenantId);
  }

  /** What is said of a call is another now (F07): whose part it was hears of it, and who said it. */
  callClassified(accountIds: readonly string[], callId: string): void {
    this.#feeds.tell(accountIds, { kind: 'call.classified', callId });
  }

  /** Where the calls of a user go was changed, by whomever (F44). */
  forwardingChanged(accountId: string): void {
    this.#feeds.tell([accountId], { kind: 'forwarding.changed' });
  }

  /** Rows of a tenant's shared list of missed calls changed (F23); of one that stands for a user's own message they alone hear. */
  missedCallsChanged(tenantId: string, missedIds: readonly string[], owners: ReadonlyMap<string, string>): void {
    for (const missedId of missedIds) {
      const event = { kind: 'missed-call.changed', missedId } as const;
      const owner = owners.get(missedId);
      if (owner === undefined) this.#feeds.tellTenant(tenantId, event);
      else this.#feeds.tell([owner], event);
    }
  }

  /** Recalls of a tenant were planned, moved, offered or are over (F24). */
  recallsChanged(tenantId: string, recallIds: readonly string[]): void {
    for (const recallId of recallIds) this.#feeds.tellTenant(tenantId, { kind: 'recall.changed', recallId });
  }

  /** What a user is offered of outbound lists is another now (F45). */
  outboundChanged(accountId: string): void {
    this.#feeds.tell([accountId], { kind: 'outbound.changed' });
  }

  /** A campaign was added, changed or taken away (F14). */
  campaignChanged(tenantId: string, campaignId: string): void {
    this.#feeds.tellTenant(tenantId, { kind: 'campaign.changed', campaignId });
  }

  /** A user works in other campaigns now, by their own choice (F14). */
  campaignsTicked(accountId: string, campaignIds: readonly string[]): void {
    for (const campaignId of campaignIds) this.#feeds.tell([accountId], { kind: 'campaign.changed', campaignId });
  }

  /** A contact was added, changed, merged or taken away (F19). */
  contactChanged(tenantId: string, contactId: string): void {
    this.#feeds.tellTenant(tenantId, { kind: 'contact.changed', contactId });
  }

  /** Ends the streams of a session that ended. */
  sessionEnded(sessionId: string): void {
    this.#socket.closeOfSession(sessionId);
  }

  gauges(): Readonly<Record<string, number>> {
    const { feeds, readers } = this.#feeds.size;
    return { wpm_realtime_feeds: feeds, wpm_realtime_readers: readers };
  }

  #liveCallsOf(accountId: string): LiveCall[] {
    return this.#calls.live(accountId).map((view) => presentLiveCall(view, this.#told));
  }

  #noteUser(news: LiveNews): void {
    const callId = news.kind === 'left' ? news.callId : news.view.callId;
    const users = this.#usersOf.get(callId) ?? new Set();
    if (news.kind === 'left') users.delete(news.accountId);
    else users.add(news.accountId);
    if (users.size === 0) this.#usersOf.delete(callId);
    else this.#usersOf.set(callId, users);
  }

  [Symbol.dispose](): void {
    this.#board[Symbol.dispose]();
    this.#socket.close();
  }
}
