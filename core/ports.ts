/** What is known of a stored object without reading it. */
export interface ObjectInfo {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** When it was stored, by the store's clock: milliseconds since 1970. */
  readonly stored: number;
}

/**
 * Durable storage of immutable objects under `/`-separated keys without empty, `.` or `..` parts.
 * Reads answer `undefined` where nothing is stored. Failures are FoldcamErrors:
 * FOLDCAM_E_STORE_UNREACHABLE (transient) or FOLDCAM_E_STORE_DENIED (permanent).
 */
export interface ObjectStore {
  /** The address, without secrets. */
  readonly url: string;
  put(key: string, body: Uint8Array): Promise<void>;
  /** Stores only where nothing is stored yet; true when this call stored it. Exclusive between processes. */
  putIfAbsent(key: string, body: Uint8Array): Promise<boolean>;
  get(key: string): Promise<Uint8Array | undefined>;
  head(key: string): Promise<ObjectInfo | undefined>;
  /** Objects whose key starts with `prefix`, in the order of their keys' code points. */
  list(prefix: string): AsyncIterable<ObjectInfo>;
  /** Deleting what is not there is fine. */
  delete(key: string): Promise<void>;
  /** For objects too large to hold: stored as a whole or not at all. */
  putStream(key: string, body: AsyncIterable<Uint8Array>): Promise<void>;
  getStream(key: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  close(): Promise<void>;
}
