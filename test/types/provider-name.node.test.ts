import type { ProviderName, ReadContext } from 'tryagain/errors';
import type { BalanceBannerProps, ReadOptions, UseChatOptions } from 'tryagain';
import { expectTypeOf, test } from 'vitest';

/** What an editor offers, wherever a provider is named. */
type Offered = 'kimi' | 'kimi-code' | 'minimax' | 'openai' | 'anthropic' | 'openrouter';

test('an editor offers the providers there are, and takes any other name', () => {
  expectTypeOf<Extract<ProviderName, Offered>>().toEqualTypeOf<Offered>();
  expectTypeOf<string>().toExtend<ProviderName>();
});

test('also in the options', () => {
  expectTypeOf<Extract<Exclude<ReadOptions['provider'], undefined>, Offered>>().toEqualTypeOf<Offered>();
  expectTypeOf<Extract<UseChatOptions['provider'], Offered>>().toEqualTypeOf<Offered>();
  expectTypeOf<Extract<Exclude<BalanceBannerProps['provider'], undefined>, Offered>>().toEqualTypeOf<Offered>();
  expectTypeOf<Extract<Exclude<ReadContext['provider'], undefined>, Offered>>().toEqualTypeOf<Offered>();
});
