import { randomBytes } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { type Amf, readAmf, writeAmf } from './amf.ts';
import { FlvSender } from './flv.ts';
import { NotRtmp, type RtmpMessage, RtmpReader, TYPE, uint32, writeMessage } from './rtmpWire.ts';

export interface RtmpServer {
  readonly port: number;
  close(): Promise<void>;
}
export interface RtmpServerOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** The feed of a stream key; undefined where it is none's. */
  readonly feedOf: (key: string) => string | undefined;
  /** Somebody sends for a feed from now on. Answers what to do when that ends. */
  readonly arrived: (feed: string, sender: FlvSender, hangUp: () => void) => () => void;
}
const HELLO = 1_536;
/** Milliseconds from the connection to the stream key; a person who types it does so before connecting. */
const LONGEST_GREETING = 10_000;
/** Milliseconds without a byte after which an encoder is gone. */
const LONGEST_SILENCE = 15_000;
const MOST_CONNECTIONS = 64;
const WINDOW = 2_500_000;

/**
 * Listens for encoders over RTMP. Nothing is read of a picture before the stream key was right, and no other program
 * runs for an encoder that has none.
 * @throws Error where the port is taken
 */
export async function startRtmpServer(options: RtmpServerOptions): Promise<RtmpServer> {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket.once('close', () => sockets.delete(socket)).on('error', () => undefined));
    new Encoder(socket.setNoDelay(true), options);
  });
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as { port: number }).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** One encoder's connection. */
class Encoder {
  readonly #socket: Socket;
  readonly #options: RtmpServerOptions;
  readonly #reader = new RtmpReader();
  #greeting: Buffer | undefined = Buffer.alloc(0);
  #greeted = false;
  #received = 0;
  #acknowledged = 0;
  #sender: FlvSender | undefined;
  #gone: (() => void) | undefined;
  readonly #late: NodeJS.Timeout;

  constructor(socket: Socket, options: RtmpServerOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#late = setTimeout(() => socket.destroy(), LONGEST_GREETING);
    socket.setTimeout(LONGEST_SILENCE, () => socket.destroy());
    socket.on('data', chunk => {
      try {
        this.#heard(chunk);
      } catch (error) {
        if (!(error instanceof NotRtmp || error instanceof RangeError)) throw error;
        socket.destroy();
      }
    });
    socket.once('close', () => {
      clearTimeout(this.#late);
      this.#sender?.end();
      this.#gone?.();
    });
  }

  #heard(chunk: Buffer): void {
    const bytes = this.#greeting === undefined ? chunk : this.#greet(chunk);
    if (!bytes) return;
    this.#received += bytes.length;
    if (this.#received - this.#acknowledged >= WINDOW) {
      this.#acknowledged = this.#received;
      this.#socket.write(writeMessage(TYPE.acknowledge, uint32(this.#received >>> 0)));
    }
    for (const message of this.#reader.read(bytes)) this.#obey(message);
  }

  /** The handshake in its simple form; answers what came after it. */
  #greet(chunk: Buffer): Buffer | undefined {
    const held = Buffer.concat([this.#greeting!, chunk]);
    if (held.length > 0 && held[0] !== 3) throw new NotRtmp('another version');
    if (!this.#greeted && held.length >= 1 + HELLO) {
      this.#greeted = true;
      const own = Buffer.concat([Buffer.alloc(8), randomBytes(HELLO - 8)]);
      this.#socket.write(Buffer.concat([Buffer.from([3]), own, held.subarray(1, 1 + HELLO)]));
    }
    if (held.length < 1 + 2 * HELLO) {
      this.#greeting = held;
      return undefined;
    }
    this.#greeting = undefined;
    return held.subarray(1 + 2 * HELLO);
  }

  #obey(message: RtmpMessage): void {
    const { type, body } = message;
    if (type === TYPE.audio || type === TYPE.video) this.#sender?.take(message);
    else if (type === TYPE.data) {
      // "@setDataFrame" is for the server; what stands after it is for whoever reads.
      const mark = writeAmf(['@setDataFrame']);
      this.#sender?.take({
        ...message,
        body: body.subarray(0, mark.length).equals(mark) ? body.subarray(mark.length) : body,
      });
    } else if (type === TYPE.control && body.length >= 6 && body.readUInt16BE(0) === 6)
      this.#socket.write(writeMessage(TYPE.control, Buffer.concat([Buffer.from([0, 7]), body.subarray(2, 6)])));
    else if (type === TYPE.command) this.#command(readAmf(body));
  }

  #command([name, transaction, , key]: Amf[]): void {
    switch (name) {
      case 'connect':
        this.#socket.write(writeMessage(TYPE.window, uint32(WINDOW)));
        this.#socket.write(writeMessage(TYPE.bandwidth, Buffer.concat([uint32(WINDOW), Buffer.from([2])])));
        this.#say(
          '_result',
          transaction,
          { fmsVer: 'FMS/3,0,1,123', capabilities: 31 },
          {
            ...{ level: 'status', code: 'NetConnection.Connect.Success', description: 'Connected' },
            objectEncoding: 0,
          },
        );
        break;
      case 'createStream':
        this.#say('_result', transaction, null, 1);
        break;
      case 'publish':
        this.#publish(typeof key === 'string' ? key : '');
        break;
      case 'deleteStream':
      case 'closeStream':
      case 'FCUnpublish':
        if (this.#sender) this.#socket.end();
        break;
      default:
        // releaseStream, FCPublish and the like: whoever asks goes on when there is an answer.
        if (typeof transaction === 'number' && transaction > 0) this.#say('_result', transaction, null, undefined);
    }
  }

  #publish(given: string): void {
    if (this.#sender) throw new NotRtmp('a second stream');
    // Some encoders hang a query on the key.
    const feed = this.#options.feedOf(given.split('?')[0]!);
    const status = (code: string, level: string, description: string) =>
      writeMessage(TYPE.command, writeAmf(['onStatus', 0, null, { level, code, description }]), 1);
    if (feed === undefined) {
      this.#socket.end(status('NetStream.Publish.BadName', 'error', 'No such stream key'));
      return;
    }
    clearTimeout(this.#late);
    this.#sender = new FlvSender();
    this.#gone = this.#options.arrived(feed, this.#sender, () => this.#socket.destroy());
    this.#socket.write(status('NetStream.Publish.Start', 'status', 'Publishing'));
  }

  #say(...values: Amf[]): void {
    this.#socket.write(writeMessage(TYPE.command, writeAmf(values)));
  }
}
