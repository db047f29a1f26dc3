/**
 * The version of the wire, told in the handshake: an older console is asked to reload. History, one line each:
 *   1  first contract: sync, command, events, resync, ended, telemetry, presence, media
 * In a file of its own, since a console needs the number and none of the schemas.
 */
export const PROTOCOL_VERSION = 1;
