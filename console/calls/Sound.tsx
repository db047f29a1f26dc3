import { useEffect, useRef } from 'react';

/** One voice. It has no face of its own: who speaks is said in words. */
export function Sound({ stream }: { stream: MediaStream }) {
  const element = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    if (!element.current) return;
    element.current.srcObject = stream;
    void element.current.play().catch(() => undefined);
  }, [stream]);
  // biome-ignore lint/a11y/useMediaCaption: a live voice has no text
  return <audio ref={element} autoPlay />;
}
