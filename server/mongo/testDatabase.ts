import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';

/** Where this run's tests find a real MongoDB. */
export interface TestMongo {
  readonly uri: string;
  stop(): Promise<void>;
}

/** How long the place that mongodb-memory-server downloads from may take to answer, in ms. */
const REACH_MS = 3_000;
/** How long a failed try counts, in ms: longer than a run of the tests, shorter than a pid takes to come back. */
const REMEMBER_MS = 10 * 60_000;
/** How long a server may take to start and become primary, in ms. */
const START_MS = 30_000;

/**
 * A MongoDB replica set to test on: the one of `MONGODB_URI`, one of a `mongod` on the path, or one that
 * mongodb-memory-server has or can download. Undefined, with a loud word, where there is none.
 */
export async function findTestMongo(): Promise<TestMongo | undefined> {
  if (process.env.MONGODB_URI) return { uri: process.env.MONGODB_URI, stop: async () => {} };
  const binary = spawnSync('mongod', ['--version']).status === 0 ? 'mongod' : await memoryServerBinary();
  if (binary !== undefined) return startReplicaSet(binary);
  const line = '='.repeat(100);
  console.warn(`\n${line}\nMongoDB: NOT RUN HERE. No MONGODB_URI, no mongod on the path, none to download.\n${line}\n`);
  return undefined;
}

/** The binary of mongodb-memory-server, downloaded if its source answers; one failed try counts for the whole run. */
async function memoryServerBinary(): Promise<string | undefined> {
  const { MongoBinary } = await import('mongodb-memory-server-core/lib/util/MongoBinary.js');
  const present = await quietly(() => {
    process.env.MONGOMS_RUNTIME_DOWNLOAD = 'false';
    return MongoBinary.getPath();
  });
  if (present !== undefined) return present;
  const tried = join(tmpdir(), `belfry-no-mongod-${process.ppid}`);
  const age = Date.now() - (statSync(tried, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (age < REMEMBER_MS) return undefined;
  const downloaded = await quietly(async () => {
    await fetch('https://fastdl.mongodb.org/', { method: 'HEAD', signal: AbortSignal.timeout(REACH_MS) });
    process.env.MONGOMS_RUNTIME_DOWNLOAD = 'true';
    return MongoBinary.getPath();
  });
  if (downloaded === undefined) writeFileSync(tried, '');
  return downloaded;
}

async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

async function startReplicaSet(binary: string): Promise<TestMongo> {
  const folder = await mkdtemp(join(tmpdir(), 'belfry-mongod-'));
  const port = await freePort();
  const options = ['--replSet', 'rs0', '--port', `${port}`, '--bind_ip', '127.0.0.1', '--nounixsocket'];
  const server = spawn(binary, [...options, '--dbpath', folder], { stdio: 'ignore' });
  const uri = `mongodb://127.0.0.1:${port}/?directConnection=true`;
  const stop = async () => {
    await ended(server);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await becomePrimary(uri, `127.0.0.1:${port}`);
    return { uri, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function becomePrimary(uri: string, host: string): Promise<void> {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: START_MS });
  try {
    const admin = client.db('admin');
    await admin.command({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host }] } });
    for (const start = Date.now(); Date.now() - start < START_MS; await pause(100)) {
      if ((await admin.command({ hello: 1 })).isWritablePrimary) return;
    }
    throw new Error(`mongod did not become primary within ${START_MS / 1000} s`);
  } finally {
    await client.close();
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise<void>(resolve => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await exit;
}

async function freePort(): Promise<number> {
  const server = await listening(createServer());
  const port = portOf(server);
  await new Promise(resolve => server.close(resolve));
  return port;
}

function listening(server: Server): Promise<Server> {
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address.port;
}

/** The same deployment, another database: each test has one of its own. */
export function inDatabase(uri: string, database: string): string {
  return uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?/, `$1/${database}`);
}

/** A line to one server that a test can cut and mend. */
export interface Line {
  readonly uri: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Undefined unless the URI names one server and asks the driver to speak to it alone (`directConnection=true`). */
export async function lineTo(uri: string): Promise<Line | undefined> {
  const [, before, host, port = '27017'] = /^(mongodb:\/\/(?:[^@/]*@)?)([^:/,@]+)(?::(\d+))?[/?]/.exec(uri) ?? [];
  if (host === undefined || !uri.includes('directConnection=true')) return undefined;
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer(near => {
    if (!whole) return void near.destroy();
    const far = connect(Number(port), host);
    for (const [socket, other] of [[near, far] as const, [far, near] as const]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  await listening(server);
  const cut = async () => {
    whole = false;
    for (const socket of open) socket.destroy();
  };
  return {
    uri: uri.replace(
      `${before}${host}${uri.includes(`${host}:${port}`) ? `:${port}` : ''}`,
      `${before}127.0.0.1:${portOf(server)}`,
    ),
    cut,
    mend: async () => {
      whole = true;
    },
    async close() {
      await cut();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
