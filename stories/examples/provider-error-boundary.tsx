import { ProviderErrorBoundary, useProviderQuery } from 'tryagain';

function Models() {
  // Inside a boundary a query without data throws to it: here `data` is always there, or still on its way.
  const { data } = useProviderQuery<{ data: { id: string }[] }>({
    provider: 'kimi',
    queryKey: ['models'],
    queryFn: () => fetch('/api/ai/kimi/models').then((response) => response.json()),
  });
  return (
    <ul>
      {data?.data.map(({ id }) => (
        <li key={id}>{id}</li>
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
