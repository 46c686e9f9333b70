/** A clip's way into an audio element. */
export interface AudioClip {
  readonly append: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly close: () => void;
  readonly release: () => void;
  /** The element has its source and may be asked to play. */
  readonly canPlay: () => boolean;
}
