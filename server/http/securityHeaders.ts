import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** A host as it may stand in a policy; anything else in the Host header is left out of it. */
const HOST = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i;

/**
 * The headers that a browser needs, on every answer (ASVS 5.0 V3.4). Scripts and workers come from here alone;
 * `connect-src` names the socket, since older engines do not count it to 'self'.
 */
export function securityHeaders({ publicUrl }: { publicUrl: string | undefined }): readonly RequestHandler[] {
  const secure = publicUrl?.startsWith('https:') ?? false;
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          workerSrc: ["'self'"],
          styleSrc: ["'self'"],
          fontSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          mediaSrc: ["'self'", 'blob:'],
          connectSrc: [
            "'self'",
            request => {
              const { host } = request.headers;
              return host !== undefined && HOST.test(host) ? `${secure ? 'wss' : 'ws'}://${host}` : "'self'";
            },
          ],
          manifestSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
      // Signs of our own pages only; a frame of somebody else's is not needed, a tile of another origin neither.
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
    }),
    (_request, response, next) => {
      response.setHeader(
        'Permissions-Policy',
        'camera=(self), microphone=(self), display-capture=(self), payment=(), usb=(), geolocation=(self), fullscreen=(self)',
      );
      next();
    },
  ];
}
