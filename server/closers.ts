/** What was opened, closed in the opposite order: who opens it closes it, also where the start fails half-way. */
export interface Closers {
  add(name: string, close: () => unknown): void;
  /** Closes everything; a part that fails to close keeps no other from it. */
  close(): Promise<void>;
}

export function createClosers(onError: (error: unknown, name: string) => void): Closers {
  const opened: { name: string; close: () => unknown }[] = [];
  let closing: Promise<void> | undefined;
  return {
    add: (name, close) => opened.push({ name, close }),
    close() {
      closing ??= (async () => {
        for (const { name, close } of opened.reverse()) {
          try {
            await close();
          } catch (error) {
            onError(error, name);
          }
        }
      })();
      return closing;
    },
  };
}
