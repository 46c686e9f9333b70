'use client';
import { ErrorMessage, useProviderQuery } from 'tryagain';

export function Models() {
  const models = useProviderQuery({
    queryKey: ['models'],
    queryFn: ({ signal }) => fetch('/api/ai/kimi/models', { signal }).then((r) => r.json() as Promise<{ data: { id: string }[] }>),
  });
  if (models.error) return <ErrorMessage error={models.error} onRetry={() => models.refetch()} />;
  return <p data-testid="models">{models.data?.data.map((model) => model.id).join(', ')}</p>;
}
