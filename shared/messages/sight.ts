import { nobody, type Sights } from '../access/viewer.ts';

/** What has not been triaged may say anything about anybody: the crisis centre alone reads it. */
export const messageSight: Sights<'messages'> = { collections: { messages: { by: 'nobody', sees: nobody } } };
