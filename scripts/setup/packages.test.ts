import { describe, expect, test } from 'vitest';
import { installLine, installPackages, missingPackages, NEEDS, type System } from './packages.mjs';

/** A machine with these packages and programs; what is run on it is noted, and `apt-cache policy` knows `served`. */
function machine(has: { packages?: string[]; programs?: string[]; served?: string[]; administrator?: string[] }) {
  const ran: string[] = [];
  const system: System = {
    find: names => names.find(name => has.programs?.includes(name)),
    installed: packages => new Set(packages.filter(name => has.packages?.includes(name))),
    administrator: () => has.administrator,
    async run(command) {
      ran.push(command.join(' '));
      const policy = (has.served ?? []).flatMap(name => [`${name}:`, '  Installed: (none)', '  Candidate: 1.0']);
      return { code: 0, lines: command.includes('policy') ? policy : [] };
    },
  };
  return { system, ran };
}
const forVideo = [...NEEDS.ffmpeg, ...NEEDS.rtspServer];

describe('[room.1] system packages', () => {
  test('are asked for by what is missing alone; a program from elsewhere serves as well as its package', () => {
    const { system } = machine({ programs: ['ffmpeg', 'google-chrome'], packages: ['python3-gi', 'gstreamer1.0-x'] });
    const missing = missingPackages([...forVideo, ...NEEDS.chromium], system);
    expect(missing).toContain('gstreamer1.0-plugins-ugly');
    for (const present of ['ffmpeg', 'chromium', 'python3-gi', 'gstreamer1.0-x'])
      expect(missing).not.toContain(present);
  });

  test('include a browser whose package is installed but brings no program', () => {
    const { system } = machine({ packages: ['chromium'] });
    expect(missingPackages(NEEDS.chromium, system)).toEqual(['chromium']);
  });

  test('are named in one line to copy where the account may not install, and nothing is run', async () => {
    const { system, ran } = machine({});
    const missing = missingPackages(forVideo, system);
    const { outcome } = await installPackages(missing, system, () => {});
    expect(outcome).toBe('forbidden');
    expect(ran).toEqual([]);
    const line = installLine(missing);
    expect(line).not.toContain('\n');
    for (const { package: name } of forVideo) expect(line.split(' ')).toContain(name);
  });

  test('are installed after one update, without what the sources do not have', async () => {
    const { system, ran } = machine({ administrator: ['env'], served: ['ffmpeg', 'openssl'] });
    const result = await installPackages(['ffmpeg', 'firefox-esr', 'openssl'], system, () => {});
    expect(result).toMatchObject({ outcome: 'failed', unknown: ['firefox-esr'] });
    expect(ran.filter(command => command.endsWith(' update'))).toHaveLength(1);
    expect(ran.at(-1)).toMatch(
      /^env DEBIAN_FRONTEND=noninteractive apt-get -y .*install --no-install-recommends ffmpeg openssl$/,
    );
  });
});
