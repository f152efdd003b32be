import type { Connected } from '../call/call.ts';
import type { OpenMicrophone } from './microphone.ts';

export type VoicePorts = {
  readonly microphone: OpenMicrophone;
  /** Calls back when another microphone may be there: plugged in, or chosen. Returns a function that ends it. */
  readonly onMicrophones: (listener: () => void) => () => void;
};

export type VoiceHandlers = {
  /** Another microphone goes on: its track has to take the place of the one before. */
  replaced(track: MediaStreamTrack): void;
  became(microphone: Connected['microphone']): void;
};

/** The microphone of one call. Where it is unplugged another goes on, and where there is none the next one plugged in (F41). */
export class Voice {
  readonly #ports: VoicePorts;
  readonly #handlers: VoiceHandlers;
  #stream: MediaStream | undefined;
  #muted = false;
  #closed = false;
  #endWatch: () => void = () => {};

  constructor(ports: VoicePorts, handlers: VoiceHandlers) {
    this.#ports = ports;
    this.#handlers = handlers;
  }

  async open(): ReturnType<OpenMicrophone> {
    const opened = await this.#ports.microphone();
    if (!opened.ok) return opened;
    if (this.#closed) stopTracks(opened.value);
    else this.#use(opened.value);
    return opened;
  }

  mute(on: boolean): void {
    this.#muted = on;
    for (const track of this.#stream?.getAudioTracks() ?? []) track.enabled = !on;
  }

  close(): void {
    this.#closed = true;
    this.#endWatch();
    if (this.#stream !== undefined) stopTracks(this.#stream);
  }

  #use(stream: MediaStream): void {
    this.#stream = stream;
    this.mute(this.#muted);
    // Only the device itself ends a track with this event; `stop()` does not.
    for (const track of stream.getAudioTracks()) track.addEventListener('ended', () => void this.#replace(stream));
  }

  async #replace(gone: MediaStream): Promise<void> {
    if (this.#closed || this.#stream !== gone) return;
    this.#endWatch();
    const opened = await this.open();
    if (this.#closed) return;
    const track = opened.ok ? opened.value.getAudioTracks()[0] : undefined;
    if (track === undefined) {
      this.#handlers.became('missing');
      this.#endWatch = this.#ports.onMicrophones(() => void this.#replace(gone));
    } else {
      this.#handlers.replaced(track);
      this.#handlers.became('replaced');
    }
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
