import { useEffect, useRef, useState } from 'react';
import type { Attachment } from '../../shared/files/schema.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { imageAddress } from './upload.ts';

/** What a line carries: images as small pictures once they are in sight, the rest by name and size. */
export function Attachments({ files }: { files: readonly Attachment[] }) {
  return (
    <ul className="attachments">
      {files.map(file => (
        <li key={file.hash}>{file.type.startsWith('image/') ? <Picture file={file} /> : <FileLink file={file} />}</li>
      ))}
    </ul>
  );
}

function Picture({ file }: { file: Attachment }) {
  const { say } = useLanguage();
  const world = useRoom(store => store.world);
  const frame = useRef<HTMLAnchorElement>(null);
  const [address, setAddress] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let gone = false;
    const sight = new IntersectionObserver(entries => {
      if (!entries.some(entry => entry.isIntersecting)) return;
      sight.disconnect();
      void imageAddress(file.hash, world).then(found => gone || setAddress(found ?? null));
    });
    sight.observe(element);
    return () => {
      gone = true;
      sight.disconnect();
    };
  }, [file.hash, world]);
  return (
    <a
      ref={frame}
      className="picture"
      href={address ?? `/api/files/${file.hash}?world=${world}`}
      target="_blank"
      rel="noreferrer"
      title={`${file.name} · ${sizeOf(file.size)}`}
    >
      {address ? (
        <img src={address} alt={say('log.imageNamed', { name: file.name })} />
      ) : (
        <span className="stale">{address === null ? say('log.imageLost', { name: file.name }) : file.name}</span>
      )}
    </a>
  );
}

function FileLink({ file }: { file: Attachment }) {
  const world = useRoom(store => store.world);
  return (
    <a className="file" href={`/api/files/${file.hash}?world=${world}`} download={file.name}>
      {file.name} <span className="n stale">{sizeOf(file.size)}</span>
    </a>
  );
}

/** Bytes as a hand would write them. */
export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
