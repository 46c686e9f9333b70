import { ProviderErrorBoundary, useProviderQuery } from 'tryagain';

function Models() {
  // Inside a boundary a query without data throws to it: here `data` is always there, or still on its way.
  const { data } = useProviderQuery<string[]>({
    provider: 'kimi',
    queryKey: ['models'],
    queryFn: () => fetch('/api/ai/kimi/models').then((response) => response.json()),
  });
  return (
    <ul>
      {data?.map((model) => (
        <li key={model}>{model}</li>
      ))}
    </ul>
  );
}

export function Settings() {
  return (
    <ProviderErrorBoundary>
      <Models />
    </ProviderErrorBoundary>
  );
}
