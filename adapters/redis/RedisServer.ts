/** A server's executable and what it needs in its environment. */
export interface RedisServer {
  readonly command: string;
  readonly libraries?: string;
}
