import { type RefObject, useEffect, useRef } from 'react';

type Mixer = { readonly context: AudioContext; readonly agent: GainNode; readonly customer: GainNode };

/**
 * Sets how loud each of two channels is, both heard in both ears. The mixer is made when it is first needed: until then, and
 * where a browser refuses it, the sound goes its plain way.
 * @returns takes -1 (the left channel alone) to 1 (the right alone)
 */
export function useBalance(audioRef: RefObject<HTMLAudioElement | null>): (balance: number) => void {
  const mixer = useRef<Mixer>(null);
  useEffect(() => () => void mixer.current?.context.close(), []);
  return (balance) => {
    const audio = audioRef.current;
    if (audio === null) return;
    mixer.current ??= mixerOf(audio);
    const { context, agent, customer } = mixer.current;
    agent.gain.value = Math.min(1, 1 - balance);
    customer.gain.value = Math.min(1, 1 + balance);
    void context.resume();
  };
}

function mixerOf(audio: HTMLAudioElement): Mixer {
  const context = new AudioContext();
  const splitter = context.createChannelSplitter(2);
  const [agent, customer] = [context.createGain(), context.createGain()];
  context.createMediaElementSource(audio).connect(splitter);
  for (const [channel, gain] of [agent, customer].entries()) {
    splitter.connect(gain, channel);
    gain.channelCount = 1;
    gain.connect(context.destination);
  }
  return { context, agent, customer };
}
