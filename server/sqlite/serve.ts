import type { DatabaseSync } from 'node:sqlite';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { FileWatch, openWritable } from './connection.ts';
import type { Calls, Question, Reply, ThreadData } from './thread.ts';

/** How each kind of question is answered, on statements prepared for one connection. */
export type Handlers<C extends Calls> = { readonly [K in keyof C]: (ask: C[K]['ask']) => C[K]['answer'] };

/** At most so many questions share one transaction, so that the first of them does not wait for ever longer ones. */
const GROUP = 256;

/**
 * The thread's side: answers questions in the order asked. All that wait at one moment share one transaction and one
 * wait for the disk; nobody is answered before that transaction is on the disk.
 */
export function serveDatabase<C extends Calls>(schema: string, prepare: (db: DatabaseSync) => Handlers<C>): void {
  const port = parentPort;
  if (!port) throw new Error('This module runs in a worker thread: start it by DatabaseThread.');
  const { file, create, maxPages } = workerData as ThreadData;
  let connection: { db: DatabaseSync; handlers: Handlers<C>; watch: FileWatch } | undefined;
  let mayCreate = create;

  function connected() {
    if (connection) {
      connection.watch.check();
      return connection;
    }
    const db = openWritable(file, { create: mayCreate, schema, maxPages });
    mayCreate = false;
    connection = { db, handlers: prepare(db), watch: new FileWatch(file) };
    return connection;
  }

  /** One question that cannot be answered must not take its neighbours along: they are tried again one by one. */
  function answer(questions: ReadonlyArray<Question<C>>): Reply[] {
    let working = false;
    try {
      const { db, handlers } = connected();
      db.exec('BEGIN IMMEDIATE');
      working = true;
      const replies = questions.map(({ n, kind, ask }) => ({ n, answer: handlers[kind](ask) }));
      working = false;
      db.exec('COMMIT');
      return replies;
    } catch (error) {
      // A full disk has already rolled back by itself; a second ROLLBACK would hide the reason.
      if (connection?.db.isTransaction) connection.db.exec('ROLLBACK');
      if (working && questions.length > 1) return questions.flatMap(question => answer([question]));
      return questions.map(({ n }) => ({ n, failed: reasonOf(error) }));
    }
  }

  port.on('message', (first: Question<C> | 'close') => {
    const group: Array<Question<C>> = [];
    let message: Question<C> | 'close' | undefined = first;
    while (message !== undefined && message !== 'close') {
      group.push(message);
      message = group.length < GROUP ? receiveMessageOnPort(port)?.message : undefined;
    }
    if (group.length > 0) for (const reply of answer(group)) port.postMessage(reply);
    if (message !== 'close') return;
    connection?.db.close();
    port.close();
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
