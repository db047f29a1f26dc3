import { useEffect, useState } from 'react';
import { useMinute } from '../room/useNow.ts';

/** How many devices of each person would ring now, asked once a minute; undefined where it is not known. */
export function useDevices(): Readonly<Record<string, number>> | undefined {
  const [devices, setDevices] = useState<Readonly<Record<string, number>>>();
  const minute = useMinute();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the minute is what makes it ask again
  useEffect(() => {
    const asked = new AbortController();
    void ask(asked.signal).then(told => {
      if (!asked.signal.aborted) setDevices(told);
    });
    return () => asked.abort();
  }, [minute]);
  return devices;
}

async function ask(signal: AbortSignal): Promise<Readonly<Record<string, number>> | undefined> {
  try {
    const response = await fetch('/api/people/devices', { signal, headers: { accept: 'application/json' } });
    if (!response.ok) return undefined;
    return ((await response.json()) as { devices: Record<string, number> }).devices;
  } catch {
    // Without the server it is not known: the column says so by staying empty.
    return undefined;
  }
}
