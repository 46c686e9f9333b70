/** A letter's share of speech in seconds; a sign of a script without letters takes a syllable's time. */
const perLetter = 0.065;
const perSign = 0.2;

/**
 * Which of these sentences is being spoken after so many seconds of them all. The provider does not say; it follows
 * from their lengths, and as long as nobody knows how long the clip is, from how fast people speak.
 */
export function sentenceAt(sentences: readonly string[], seconds: number, duration: number | null, speed: number): number {
  const ends: number[] = [];
  let total = 0;
  for (const sentence of sentences) ends.push((total += secondsFor(sentence)));
  const now = duration === null ? seconds * speed : (seconds / duration) * total;
  const index = ends.findIndex((end) => now < end);
  return index < 0 ? Math.max(0, sentences.length - 1) : index;
}

function secondsFor(sentence: string): number {
  let seconds = 0;
  for (const sign of sentence) seconds += sign > '\u2e7f' ? perSign : perLetter;
  return seconds;
}
