import { Store } from '../store.ts';
import { type AudioRoutes, type CallDevice, type CallOnDevice, NO_ROUTES } from './call-device.ts';
import { readFromShell, SHELL_VERSION, type ToShell } from './shell-messages.ts';
import { ShownCall } from './shown-call.ts';

/** What a native shell puts into the page: texts both ways (`WebViewCompat.addWebMessageListener` makes it so on Android). */
export interface ShellPort {
  postMessage(text: string): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** The device by way of its native shell. Until the shell has said that it is ready it is a device that can do nothing. */
export class ShellDevice implements CallDevice {
  readonly #port: ShellPort;
  readonly #shown = new ShownCall();
  readonly #routes = new Store<AudioRoutes>(NO_ROUTES);
  #isReady = false;
  #rings = false;
  #isOver = false;

  constructor(port: ShellPort) {
    this.#port = port;
    port.addEventListener('message', ({ data }) => this.#hear(data));
    this.#tell({ kind: 'hello', version: SHELL_VERSION });
  }

  get rings(): boolean {
    return this.#rings;
  }

  readonly onAct = this.#shown.onAct;
  readonly routes = this.#routes;

  show(call: CallOnDevice | null): void {
    if (JSON.stringify(call) === JSON.stringify(this.#shown.call)) return;
    this.#shown.call = call;
    if (this.#isReady) this.#tell({ kind: 'call', call });
  }

  chooseRoute(id: string): void {
    if (this.#routes.getState().routes.some((route) => route.id === id)) this.#tell({ kind: 'route', id });
  }

  [Symbol.dispose](): void {
    this.show(null);
    this.#isOver = true;
  }

  #hear(data: unknown): void {
    const said = this.#isOver ? undefined : readFromShell(data);
    switch (said?.kind) {
      case undefined:
        return;
      case 'ready':
        this.#isReady = true;
        this.#rings = said.rings;
        // A page that was reloaded in a call, and a shell that was restarted, are of one mind again.
        return this.#tell({ kind: 'call', call: this.#shown.call });
      case 'routes':
        return this.#routes.set({ routes: said.routes, chosen: said.chosen });
      case 'act':
        return this.#shown.act(said.act, said.callId);
    }
  }

  #tell(message: ToShell): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a shell, not a window
    this.#port.postMessage(JSON.stringify(message));
  }
}
