import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { iceLinks, iceServersFor } from './iceServers.ts';

const now = new Date('2026-11-24T01:10:00Z');

describe('[video.2] servers that help clients behind firewalls', () => {
  it('are told with a password of each client’s own, which ends by itself', () => {
    const [server] = iceServersFor({ urls: ['turn:turn.example:3478'], secret: 'shared' }, 'client', now);
    const ends = now.getTime() / 1_000 + 43_200;
    expect(server?.username).toBe(`${ends}:client`);
    expect(server?.credential).toBe(createHmac('sha1', 'shared').update(`${ends}:client`).digest('base64'));
    expect(JSON.stringify(server)).not.toContain('shared');
  });

  it('are told to foreign clients as links, a login with TURN alone', () => {
    const config = { urls: ['stun:a.example', 'turns:b.example:443?transport=tcp'], username: 'u', credential: 'c' };
    expect(iceLinks(iceServersFor(config, 'client', now))).toEqual([
      '<stun:a.example>; rel="ice-server"',
      '<turns:b.example:443?transport=tcp>; rel="ice-server"; username="u"; credential="c"; credential-type="password"',
    ]);
  });

  it('are none where none are configured', () => {
    expect(iceServersFor(undefined, 'client', now)).toEqual([]);
  });
});
