import { useEffect, useRef } from 'react';

/** Calls back once the page has stood on a lit screen for a second: a glance in passing is no reading. */
export function useSeen(onSeen: () => void, ready: boolean) {
  const element = useRef<HTMLElement>(null);
  const call = useRef(onSeen);
  call.current = onSeen;
  useEffect(() => {
    if (!ready) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') timer = setTimeout(() => call.current(), 1_000);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [ready]);
  return element;
}
