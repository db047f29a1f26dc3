import { Worker } from 'node:worker_threads';

/** What a database thread can be asked: for each kind, the shape of the question and of its answer. */
export type Calls = Record<string, { readonly ask: unknown; readonly answer: unknown }>;

/** One question on its way to the thread; `n` pairs it with its answer. */
export interface Question<C extends Calls, K extends keyof C = keyof C> {
  readonly n: number;
  readonly kind: K;
  readonly ask: C[K]['ask'];
}
/** `failed` is the reason, in English, for the operator's log; then nothing was written. */
export type Reply = { readonly n: number; readonly answer: unknown } | { readonly n: number; readonly failed: string };

/** What a thread is started with. `create` is true only the first time: see `openWritable`. */
export interface ThreadData {
  readonly file: string;
  readonly create: boolean;
  readonly maxPages?: number | undefined;
}

export interface ThreadOptions {
  readonly script: URL;
  readonly file: string;
  readonly maxPages?: number | undefined;
  /** Makes the error that a caller gets when the database cannot answer. */
  readonly unavailable: (reason: string) => Error;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A thread that owns one SQLite connection, so that waiting for the disk never stops the server's event loop.
 * A thread that died is started again by the next question; what it had not answered is refused.
 */
export class DatabaseThread<C extends Calls> {
  readonly #options: ThreadOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #next = 1;
  #created = false;
  #closed = false;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  call<K extends keyof C & string>(kind: K, ask: C[K]['ask']): Promise<C[K]['answer']> {
    if (this.#closed) return Promise.reject(this.#options.unavailable('the database is closed'));
    const worker = this.#worker ?? this.#start();
    const question: Question<C, K> = { n: this.#next++, kind, ask };
    return new Promise((resolve, reject) => {
      this.#waiting.set(question.n, { resolve, reject });
      worker.postMessage(question);
    });
  }

  /** Lets the thread finish what it was asked, close its file and end. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const worker = this.#worker;
    if (!worker) return;
    await new Promise<void>(ended => {
      worker.once('exit', () => ended());
      worker.postMessage('close');
    });
  }

  #start(): Worker {
    const { script, file, maxPages } = this.#options;
    const workerData: ThreadData = { file, maxPages, create: !this.#created };
    const worker = new Worker(script, { workerData });
    let cause = 'the database thread ended';
    worker.on('message', (reply: Reply) => this.#settle(reply));
    worker.on('error', error => {
      cause = `the database thread failed: ${error.message}`;
    });
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
      const left = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const { reject } of left) reject(this.#options.unavailable(cause));
    });
    this.#worker = worker;
    return worker;
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.n);
    if (!waiting) return;
    this.#waiting.delete(reply.n);
    if ('failed' in reply) {
      waiting.reject(this.#options.unavailable(reply.failed));
    } else {
      this.#created = true;
      waiting.resolve(reply.answer as never);
    }
  }
}
