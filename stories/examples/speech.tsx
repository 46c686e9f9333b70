import { useSpeech, VoiceStatus } from 'tryagain';

export function Answer({ text }: { text: string }) {
  const speech = useSpeech({ voice: 'English_expressive_narrator' });
  return (
    <>
      <p>{text}</p>
      <button onClick={() => speech.speak(text)}>Listen</button>
      <VoiceStatus speech={speech} />
    </>
  );
}
