import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { ErrorMessage, useProviderQuery } from 'tryagain';
import { renderWithTryAgain } from 'tryagain/testing/react';
import { afterAll, expect, it } from 'vitest';

const pageFetch = globalThis.fetch;
afterAll(() => expect(globalThis.fetch).toBe(pageFetch));

function Models() {
  const { data, error, refetch } = useProviderQuery({
    queryKey: ['models'],
    queryFn: ({ signal }): Promise<{ data: { id: string }[] }> => fetch('/api/ai/minimax/models', { signal }).then((r) => r.json()),
  });
  if (error) return <ErrorMessage error={error} onRetry={() => refetch()} />;
  return <p>{data ? `${data.data.length} models` : 'Loading'}</p>;
}

it('an app is tested with one line: the failure, then the top-up, then the click that works', async () => {
  const { simulator } = renderWithTryAgain(<Models />, { scenario: 'minimax/1008', viewer: 'owner' });
  const button = await screen.findByRole('button');
  expect(simulator.requests).toHaveLength(1);
  simulator.use('none');
  await userEvent.click(button);
  await waitFor(() => expect(screen.getByText(/\d+ models/)).toBeInTheDocument());
  expect(simulator.requests).toHaveLength(2);
});
