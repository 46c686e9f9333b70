import { convertToModelMessages, streamText, type UIMessage } from 'ai';
import { errorText } from 'tryagain/server';
import { moonshot } from '../../moonshot';

export async function POST(request: Request) {
  const { messages } = (await request.json()) as { messages: UIMessage[] };
  const result = streamText({
    model: moonshot('kimi-k2.6'),
    messages: await convertToModelMessages(messages),
    maxRetries: 0,
  });
  return result.toUIMessageStreamResponse({ onError: errorText });
}
