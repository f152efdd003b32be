import { EMBEDDING_VERSION, type EmbeddedCall, type EmbeddedState, type HostCommand } from '@wpm/contract';
import type { Call, Softphone } from '@wpm/softphone';
import { client } from '../client.ts';
import { sessionMemoryHere } from '../session/session-memory.ts';
import { callNews, embeddedCallOf } from './call-news.ts';
import { HostLink, type Performed } from './host-link.ts';
import { performHostCommand } from './perform-host-command.ts';

/** The phone in a page of a CRM (F48): tells the page what happens, and does what it asks. */
class Embedding {
  readonly #domain: string;
  readonly #link: HostLink;
  #softphone: Softphone | undefined;
  #told: EmbeddedState | undefined;

  constructor(domain: string, allowed: readonly string[]) {
    this.#domain = domain;
    this.#link = new HostLink({
      allowed,
      post: (message, origin) => window.parent.postMessage(message, origin),
      greeting: () => ({ wpm: EMBEDDING_VERSION, kind: 'welcome', state: this.#state() }),
      perform: (command) => this.#perform(command),
    });
    window.addEventListener('message', ({ source, origin, data }) => {
      void this.#link.hear({ fromParent: source === window.parent, origin, data });
    });
    client.session.subscribe(() => this.#changed());
    // Where the browser says who frames us nobody else is called; Firefox does not.
    this.#link.announce(ancestors() ?? allowed);
  }

  /** The softphone of the user who is logged in. @returns what ends it */
  attach(softphone: Softphone): () => void {
    this.#softphone = softphone;
    const changed = () => this.#changed();
    const ends = [softphone.subscribe(changed), softphone.desk.subscribe(changed)];
    changed();
    return () => {
      for (const end of ends) end();
      this.#softphone = undefined;
      changed();
    };
  }

  /** The user wants to see whom they talk to. @param address by the tenant's template, null where it has none */
  showContact(call: Call, address: string | null): void {
    this.#link.tell({ kind: 'show-contact', call: this.#callOf(call), address });
  }

  #changed(): void {
    const state = this.#state();
    if (JSON.stringify(state) === JSON.stringify(this.#told)) return;
    const before = this.#told?.calls ?? [];
    this.#told = state;
    this.#link.tell({ kind: 'state', state });
    for (const news of callNews(before, state.calls)) this.#link.tell({ kind: 'call', ...news });
    this.#leaveOtherDomains();
  }

  #state(): EmbeddedState {
    const session = client.session.getState();
    const softphone = this.#softphone;
    const account = session.kind === 'signed-in' ? session.account : undefined;
    return {
      session: session.kind === 'unknown' ? (sessionMemoryHere.had() ? 'restoring' : 'signed-out') : session.kind,
      why: session.kind === 'signed-out' ? session.why : null,
      user: account === undefined ? null : { login: account.login, name: account.displayName },
      connection: softphone?.getState().connection.kind ?? 'none',
      calls: softphone?.getState().calls.map((call) => this.#callOf(call)) ?? [],
    };
  }

  #callOf(call: Call): EmbeddedCall {
    const { platformCallId } = call;
    const handling = platformCallId === null ? undefined : this.#softphone?.desk.getState().get(platformCallId);
    return embeddedCallOf(call, handling);
  }

  async #perform(command: HostCommand): Promise<Performed> {
    if (command.kind === 'sign-in') return this.#signIn(command.token);
    if (command.kind === 'sign-out') return done(await client.signOut({}));
    if (this.#softphone === undefined) return { ok: false, code: 'embedding/not-signed-in' };
    return performHostCommand(this.#softphone, command, callingCampaigns);
  }

  /** Whoever was here is logged out first, unless they are in a call. */
  async #signIn(token: string): Promise<Performed> {
    const isInCall = this.#softphone?.getState().calls.some(({ kind }) => kind !== 'ended') ?? false;
    if (isInCall) return { ok: false, code: 'embedding/not-now' };
    if (client.session.getState().kind === 'signed-in') await client.signOut({});
    const answer = await client.sessions((own) => own.signInByLink({ token, embeddedFor: this.#domain }));
    return done(answer.ok ? await client.session.restore() : answer);
  }

  /** A page may frame the phone of the tenant that allowed it, and no other's. */
  #leaveOtherDomains(): void {
    const session = client.session.getState();
    if (session.kind === 'signed-in' && session.account.domain !== this.#domain.toLowerCase()) void client.signOut({});
  }
}

/** Asked whenever the page names one: an administrator may have changed them since. */
async function callingCampaigns() {
  const answer = await client.listCallingCampaigns({});
  return answer.ok ? answer.value.items : undefined;
}

function done(
  answer: { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } },
): Performed {
  return answer.ok ? { ok: true } : { ok: false, code: answer.error.code };
}

/** Origin of the page that frames this one, where the browser tells. */
function ancestors(): readonly string[] | undefined {
  const { ancestorOrigins }: { readonly ancestorOrigins?: DOMStringList } = location;
  const [nearest] = ancestorOrigins ?? [];
  return nearest === undefined ? undefined : [nearest];
}

/** The origins that may frame this page, as the platform wrote them into it. */
function embedders(): readonly string[] {
  const listed = document.querySelector('meta[name="wpm-embedders"]')?.getAttribute('content') ?? '';
  return listed.split(' ').filter((origin) => origin !== '');
}

let opened: Embedding | undefined;

/** The embedding of this page; it begins when it is first asked for. @param domain of the tenant whose phone is framed */
export function embeddingFor(domain: string): Embedding {
  opened ??= new Embedding(domain, embedders());
  return opened;
}
