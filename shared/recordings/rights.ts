import { everyoneAs, only, type Rights } from '../access/functions.ts';
import type { recordingCommands } from './decide.ts';

export const recordingRights: Rights<typeof recordingCommands> = {
  // The owner's decision: of police images their zone's own, of others written down for their owner.
  'recording.set-ring': [...only('own-images', 'zone-images'), 'information-manager', 'administrator'],
  'recording.stop-ring': [...only('own-images', 'zone-images'), 'information-manager', 'administrator'],
  'recording.keep': [
    ...only('own-images', 'zone-images'),
    'regional-operator',
    'information-manager',
    'high-official',
    'video-operator',
  ],
  'recording.release': [...only('own-images', 'zone-images'), 'information-manager', 'high-official'],
  'recording.seal': 'system',
  'recording.replay': everyoneAs('own-images'),
  'recording.end-replay': everyoneAs('own-thing'),
  'recording.snapshot': everyoneAs('own-images'),
  'recording.report-snapshot': 'system',
  'recording.export': everyoneAs('own-images'),
  'recording.report-export': 'system',
};
