/** How a recorder of a feed is named among those who look at it. */
export const recorderOf = (feed: string): string => `recorder:${feed}`;

/** Whether whoever looks is a person: what runs for the sake of the recording alone is not told as a viewer. */
export const isPerson = (looker: string): boolean => !looker.startsWith('recorder:');
