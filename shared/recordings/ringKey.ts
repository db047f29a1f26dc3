/** Under which key a camera's ring stands: not the camera's own id, so that two collections never share one. */
export const ringKey = (feed: string): string => `ring ${feed}`;
