/** What a clone is made of. */
export interface VoiceCloneInput {
  /** The sample of the voice: mp3, m4a or wav, 10 seconds to 5 minutes, at most 20 MB. */
  readonly file: File;
  /** The new voice's id: 8 to 256 letters, digits, `-` and `_`; a letter first, no `-` or `_` at the end. */
  readonly voiceId: string;
  /** An example of how it shall sound: under 8 seconds, and the very words that are spoken in it. */
  readonly prompt?: { readonly file: File; readonly text: string } | undefined;
  /** What the new voice says as a demonstration, at most 1,000 characters. It is billed as speech. Default: nothing. */
  readonly text?: string | undefined;
  /** The model of the demonstration. Default `speech-2.8-turbo` where there is a text. */
  readonly model?: string | undefined;
  /** The words of the sample, at most 200 characters: the provider then checks that they are what is said in it. */
  readonly textValidation?: string | undefined;
}
