/** Why the native engine does not serve. */
export interface Fallback {
  readonly reason: string;
  /** One was installed by foldcam and does not load: worth a warning. */
  readonly broken: boolean;
}
