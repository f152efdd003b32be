import { type AudioDevices, audioDevices, onDevicesChanged } from '@wpm/softphone';
import { useEffect, useState } from 'react';

/** The devices there are, also when one comes or goes. */
export function useAudioDevices(): AudioDevices {
  const [devices, setDevices] = useState<AudioDevices>({ microphones: [], speakers: [] });
  useEffect(() => {
    let gone = false;
    const read = async () => {
      const found = await audioDevices();
      if (!gone) setDevices(found);
    };
    void read();
    const end = onDevicesChanged(() => void read());
    return () => {
      gone = true;
      end();
    };
  }, []);
  return devices;
}
