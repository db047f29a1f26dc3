/**
 * Records: what is kept beside the journal because it is not part of the room (accounts, sessions, push
 * subscriptions, positions of reactors, keys). Small documents by key. Two adapters, one contract suite.
 */
export interface Records {
  /**
   * A named set of documents; `indexed` are top-level string fields that `find` may ask for, also of documents
   * written before a field was indexed. The same name gives the same shelf.
   * @throws RangeError for a name or field that is not plain letters, digits, `_` and `-`, or other fields than before
   */
  shelf<T extends object>(name: string, indexed?: readonly string[]): Shelf<T>;
  /**
   * Takes or renews a lease for `holder`; true while it holds it. One node of many acts as a reactor.
   * @param now ms since 1970 by the holder's clock: nodes' clocks must agree to much less than `ms`
   * @param ms how long it stays valid if not renewed
   */
  lease(name: string, holder: string, now: number, ms: number): Promise<boolean>;
  close(): Promise<void>;
}
/** Keys are any text; documents come back as JSON gives them back. Every method rejects with `RecordsUnavailable`. */
export interface Shelf<T extends object> {
  get(key: string): Promise<T | undefined>;
  /** Writes or replaces; durable when it resolves. */
  put(key: string, value: T): Promise<void>;
  /** Writes only if the key is free; false otherwise. */
  add(key: string, value: T): Promise<boolean>;
  remove(key: string): Promise<boolean>;
  /** Documents whose indexed field has this value, by key. Rejects with RangeError for a field not indexed. */
  find(field: string, value: string): Promise<Array<readonly [key: string, value: T]>>;
  /** Every document, by key. */
  all(): Promise<Array<readonly [key: string, value: T]>>;
}

/** The store cannot be asked now: disk full, file gone, database unreachable. Nothing was written. */
export class RecordsUnavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'RecordsUnavailable';
  }
}
