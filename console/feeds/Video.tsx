import { useEffect, useRef } from 'react';
import { useView } from './useView.ts';
import type { TileView } from './videoLink.ts';

interface Props {
  stream: MediaStream | undefined;
  label: string;
  /** Muted otherwise: browsers start nothing else by themselves. */
  heard?: boolean;
  /** The first picture of this stream is on the screen. */
  onPicture?: ((stream: MediaStream) => void) | undefined;
  /** Told how the picture is shown, as that changes. */
  onView?: ((view: TileView) => void) | undefined;
}

/** The moving picture itself, and its sound where somebody wants to hear it. */
export function Video({ stream, label, heard = false, onPicture, onView }: Props) {
  const element = useRef<HTMLVideoElement>(null);
  useView(element, onView);
  useEffect(() => {
    const video = element.current;
    if (!video || !stream) return;
    video.srcObject = stream;
    // A track that comes later does not start the element again by itself everywhere.
    const play = () => void video.play().catch(() => undefined);
    stream.addEventListener('addtrack', play);
    play();
    return () => {
      stream.removeEventListener('addtrack', play);
      video.srcObject = null;
    };
  }, [stream]);
  return (
    <video
      ref={element}
      muted={!heard}
      autoPlay
      playsInline
      aria-label={label}
      onLoadedData={() => stream && onPicture?.(stream)}
    />
  );
}
