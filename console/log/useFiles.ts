import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react';
import { ATTACHMENTS_AT_MOST } from '../../shared/files/limits.ts';
import { filesOf, type Sent, sendFile } from './upload.ts';

/** Files that a field is given by paste, drop or choice: each leaves at once, and is taken along by what is then sent. */
export function useFiles() {
  const [files, setFiles] = useState<readonly Sent[]>([]);
  const next = useRef(0);
  const add = (given: readonly File[]) => {
    for (const file of given.slice(0, ATTACHMENTS_AT_MOST)) {
      const key = String(next.current++);
      setFiles(all => [...all, { key, name: file.name || 'image.png', state: 'sending' }]);
      void sendFile(key, file).then(sent => setFiles(all => all.map(one => (one.key === key ? sent : one))));
    }
  };
  return {
    files,
    add,
    remove: (key: string) => setFiles(all => all.filter(one => one.key !== key)),
    clear: () => setFiles([]),
    /** What can be referred to now. */
    kept: files.flatMap(file => (file.state === 'kept' ? [file.attachment] : [])),
    sending: files.some(file => file.state === 'sending'),
    /** For the element that takes pastes and drops. */
    taking: {
      onPaste(event: ClipboardEvent) {
        const given = filesOf(event.clipboardData);
        if (given.length === 0) return;
        event.preventDefault();
        add(given);
      },
      onDragOver(event: DragEvent) {
        if ([...event.dataTransfer.types].includes('Files')) event.preventDefault();
      },
      onDrop(event: DragEvent) {
        const given = filesOf(event.dataTransfer);
        if (given.length === 0) return;
        event.preventDefault();
        add(given);
      },
    },
  } as const;
}
