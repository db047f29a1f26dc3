import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const wrong = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

describe('[room.4] the environment', () => {
  it('has defaults for a desk without any settings', () => {
    const config = readConfig({ PATH: '/usr/bin' });
    expect(config).toMatchObject({ host: '127.0.0.1', port: 8080, demo: undefined, logLevel: 'info' });
    expect(config.dataFolder).toMatch(/\/data$/);
  });

  it('takes every variable of the contract', () => {
    const config = readConfig({
      PORT: '0',
      HOST: '0.0.0.0',
      BELFRY_DATA: '/var/lib/belfry',
      MONGODB_URI: 'mongodb://a,b/belfry?replicaSet=rs',
      BELFRY_TERRITORY: '/srv/territory',
      BELFRY_DEMO: '1',
      BELFRY_FILE_LIMIT_MB: '50',
      BELFRY_RECORDING_GB: '200',
      BELFRY_RECORDING_FREE_PERCENT: '15',
      PUBLIC_URL: 'https://room.example.be/',
      TRUST_PROXY: 'loopback, 10.0.0.0/8',
      MEDIA_ANNOUNCED_ADDRESS: '192.0.2.7',
      MEDIA_PORT_RANGE: '40000-40099',
      MEDIA_RTMP_PORT: '1936',
      MEDIA_SRT_PORTS: '9100-9119',
      VAPID_SUBJECT: 'mailto:duty@example.be',
      LOG_LEVEL: 'debug',
      BELFRY_MAVLINK_PORT: '14550',
      BELFRY_KLV_PORTS: '5600-5609',
      NODE_ENV: 'production',
    });
    expect(config).toEqual({
      telemetry: { host: '127.0.0.1', mavlinkPort: 14_550, cotPort: undefined, klvPorts: { min: 5_600, max: 5_609 } },
      fileLimitMb: 50,
      recordingGb: 200,
      recordingFreePercent: 15,
      port: 0,
      host: '0.0.0.0',
      dataFolder: '/var/lib/belfry',
      mongodbUri: 'mongodb://a,b/belfry?replicaSet=rs',
      territory: '/srv/territory',
      demo: true,
      production: true,
      publicUrl: 'https://room.example.be',
      trustProxy: ['loopback', '10.0.0.0/8'],
      mediaAnnouncedAddress: '192.0.2.7',
      mediaPortRange: { min: 40_000, max: 40_099 },
      mediaRtmpPort: 1936,
      mediaSrtPorts: { min: 9_100, max: 9_119 },
      vapidSubject: 'mailto:duty@example.be',
      logLevel: 'debug',
    });
  });

  it.each([
    ['PORT', '80a', /PORT accepts a port from 0 to 65535/],
    ['PORT', '65536', /PORT accepts a port/],
    ['BELFRY_DEMO', 'yes', /BELFRY_DEMO accepts 1 or 0/],
    ['BELFRY_FILE_LIMIT_MB', '0', /BELFRY_FILE_LIMIT_MB accepts megabytes of one attached file/],
    ['BELFRY_RECORDING_GB', '0', /BELFRY_RECORDING_GB accepts gigabytes that recorded pictures may take/],
    ['BELFRY_RECORDING_FREE_PERCENT', '95', /BELFRY_RECORDING_FREE_PERCENT accepts per cent of the disk/],
    ['MEDIA_PORT_RANGE', '500-400', /MEDIA_PORT_RANGE accepts two ports as "40000-40099"/],
    ['PUBLIC_URL', 'https://example.be/path', /PUBLIC_URL accepts an http or https address without a path/],
    ['TRUST_PROXY', 'true', /TRUST_PROXY accepts the number of proxies/],
    ['TRUST_PROXY', '0', /TRUST_PROXY accepts the number of proxies/],
    ['LOG_LEVEL', 'loud', /LOG_LEVEL accepts one of fatal, error/],
    ['BELFRY_TURN_URLS', 'http://turn', /BELFRY_TURN_URLS accepts/],
    ['BELFRY_MEDIA_WORKERS', '0', /BELFRY_MEDIA_WORKERS accepts/],
    ['NODE_ENV', 'prod', /NODE_ENV accepts production/],
    ['VAPID_SUBJECT', 'duty', /VAPID_SUBJECT accepts a mailto: or https:/],
    ['MONGODB_URI', 'postgres://secret@db', /MONGODB_URI accepts a mongodb:\/\//],
    [
      'BELFRY_DATE',
      '/tmp',
      /BELFRY_DATE is not known; known are BELFRY_DATA, BELFRY_TERRITORY, BELFRY_DEMO, .*BELFRY_FILE_LIMIT_MB/,
    ],
  ])('stops the start at %s=%s and says what is accepted', (name, value, message) => {
    expect(wrong({ [name]: value })).toMatch(message);
  });

  it('names everything that is wrong at once, and repeats no value', () => {
    const message = wrong({ PORT: 'x', MONGODB_URI: 'redis://user:hunter2@db', BELFRY_X: '1' });
    expect(message.split('\n')).toHaveLength(4);
    expect(message).not.toContain('hunter2');
  });

  it('treats a variable that is set to nothing as not set', () => {
    expect(readConfig({ TRUST_PROXY: '', BELFRY_DEMO: ' ' })).toMatchObject({ trustProxy: undefined, demo: undefined });
  });

  it('[video.2] takes one media host or several, each once, and nothing without their secret', () => {
    const BELFRY_MEDIA_KEY = 'k'.repeat(40);
    expect(readConfig({ BELFRY_MEDIA_AT: '10.0.0.7:7443, [fd00::8]:7443', BELFRY_MEDIA_KEY }).mediaApart).toEqual({
      hosts: [
        { host: '10.0.0.7', port: 7_443 },
        { host: 'fd00::8', port: 7_443 },
      ],
      key: BELFRY_MEDIA_KEY,
    });
    expect(wrong({ BELFRY_MEDIA_AT: '10.0.0.7:7443' })).toContain('BELFRY_MEDIA_KEY is missing');
    for (const BELFRY_MEDIA_AT of ['10.0.0.7', '10.0.0.7:7443,', 'a:1,b:70000', 'a:1,a:1', 'a:1;b:2'])
      expect(wrong({ BELFRY_MEDIA_AT, BELFRY_MEDIA_KEY })).toMatch(/BELFRY_MEDIA_AT accepts .*separated by commas/);
  });
});
