/** Files that one line or message may carry. */
export const ATTACHMENTS_AT_MOST = 12;
