'use server';
import { generateText } from 'ai';
import { normalizeError } from 'tryagain/errors';
import { moonshot } from '../moonshot';

export async function summarise(text: string) {
  try {
    const answer = await generateText({ model: moonshot('kimi-k2.6'), prompt: `In one sentence: ${text}`, maxRetries: 0 });
    return { summary: answer.text };
  } catch (thrown) {
    return { error: normalizeError(thrown, { provider: 'kimi' }).toJSON() };
  }
}
