import { useProviderQuery } from 'tryagain';

/** Something of the app's own that fails: the simulator plays the provider. */
export function useModels() {
  return useProviderQuery({
    provider: 'kimi',
    queryKey: ['models'],
    queryFn: () => fetch('/api/ai/kimi/models').then((response) => response.json()),
  });
}
