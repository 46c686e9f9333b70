import { createMoonshotAI } from '@ai-sdk/moonshotai';

export const moonshot = createMoonshotAI({ baseURL: process.env.MOONSHOT_BASE_URL ?? 'https://api.moonshot.ai/v1' });
