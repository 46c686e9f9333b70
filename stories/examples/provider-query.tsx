import { ErrorMessage, useProviderQuery } from 'tryagain';

export function Models() {
  const { data, error, isPending, refetch } = useProviderQuery<{ data: { id: string }[] }>({
    provider: 'kimi',
    queryKey: ['models'],
    queryFn: ({ signal }) => fetch('/api/ai/kimi/models', { signal }).then((response) => response.json()),
  });
  return (
    <>
      <ErrorMessage error={error} onRetry={refetch} />
      {isPending ? (
        <p>One moment…</p>
      ) : (
        <ul>
          {data?.data.map(({ id }) => (
            <li key={id}>{id}</li>
          ))}
        </ul>
      )}
    </>
  );
}
