import { networkInterfaces } from 'node:os';
import { startBelfry } from './compose.ts';
import { ConfigError, readConfig } from './config.ts';
import { FolderInUse } from './folderLock.ts';
import { BrokenPack } from './territory/load.ts';

/** The server as a program: reads the environment, says where it is and who may come in, and stops when told to. */
const print = (line: string) => process.stdout.write(`${line}\n`);

try {
  const config = readConfig(process.env);
  const belfry = await startBelfry(config);
  let stopping = false;
  const stop = () => {
    // The second time it is meant.
    if (stopping) process.exit(1);
    stopping = true;
    belfry.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  for (const address of addressesOf(config.host, belfry.port)) print(`address   ${address}`);
  for (const { account, password } of belfry.told) print(`account   ${account.padEnd(16)} password ${password}`);
  print(`Belfry is ready at ${belfry.url}`);
} catch (error) {
  // What whoever starts it can mend is said in a sentence; anything else is ours, and told whole.
  const mendable = error instanceof ConfigError || error instanceof FolderInUse || error instanceof BrokenPack;
  const inUse = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  if (inUse) process.stderr.write('The port is taken by another program: give PORT another one.\n');
  else if (mendable) process.stderr.write(`${error.message}\n`);
  else console.error(error);
  process.exit(1);
}

/** Where browsers may find it: the host as given, or every address of this machine where it listens on all. */
function addressesOf(host: string, port: number): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [`http://${host.includes(':') ? `[${host}]` : host}:${port}`];
  return Object.values(networkInterfaces())
    .flatMap(each => each ?? [])
    .filter(({ family }) => family === 'IPv4')
    .map(({ address }) => `http://${address}:${port}`);
}
