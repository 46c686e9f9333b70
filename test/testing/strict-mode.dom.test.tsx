import { configure, screen } from '@testing-library/react';
import { useBalance } from 'tryagain';
import { renderWithTryAgain } from 'tryagain/testing/react';
import { afterEach, expect, it } from 'vitest';

afterEach(() => configure({ reactStrictMode: false }));

function Amount() {
  const { data, error } = useBalance({ provider: 'kimi' });
  return <p>{error ? 'nobody answers' : data?.currency}</p>;
}

it('where Testing Library renders in StrictMode, the simulator answers what is asked the second time, too', async () => {
  configure({ reactStrictMode: true });
  renderWithTryAgain(<Amount />, { viewer: 'owner' });
  expect(await screen.findByText(/USD|nobody/)).toHaveTextContent('USD');
});
