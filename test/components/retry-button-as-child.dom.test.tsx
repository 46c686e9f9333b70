import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { forwardRef } from 'react';
import type { ComponentPropsWithoutRef, KeyboardEvent, MouseEvent } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RetryButton } from '../../src/components/retry-button.js';
import { ProviderError } from '../../src/errors/provider-error.js';

/** A design system's, as people write them. */
const Button = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<'button'>>((props, ref) => (
  <button ref={ref} {...props} className={`ds-button ${props.className ?? ''}`} />
));
const waiting = () => new ProviderError({ kind: 'overloaded', wait: { until: Date.now() + 12_000, source: 'header', exact: true } });
const button = () => screen.getByRole('button');

const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
beforeEach(() => void warn.mockClear());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe('RetryButton asChild', () => {
  it('the app’s button gets words, ref, props and the press, and keeps its look', () => {
    const ref = { current: null as HTMLButtonElement | null };
    const onRetry = vi.fn();
    const { container } = render(
      <RetryButton asChild ref={ref} id="x" className="mine" error={new ProviderError({ kind: 'overloaded' })} onRetry={onRetry}>
        <Button title="own">Regenerate</Button>
      </RetryButton>,
    );
    expect(container.querySelectorAll('button')).toHaveLength(1);
    expect(ref.current).toBe(button());
    expect(button()).toHaveClass('ds-button', 'mine');
    expect(button()).not.toHaveClass('tryagain-button');
    expect(button()).toHaveAttribute('id', 'x');
    expect(button()).toHaveAttribute('title', 'own');
    expect(button()).toHaveAttribute('type', 'button');
    expect(button()).toHaveAttribute('data-state', 'ready');
    expect(button().textContent).toBe('Regenerate');
    fireEvent.click(button());
    expect(onRetry).toHaveBeenCalledTimes(1);
    expect(warn).not.toHaveBeenCalled();
  });

  it('A2 while it waits its own words stay its name, the rest stands behind them, and its own click is kept back', () => {
    vi.useFakeTimers();
    const [onRetry, onClick] = [vi.fn(), vi.fn()];
    render(
      <RetryButton asChild error={waiting()} onRetry={onRetry}>
        <Button onClick={onClick}>Regenerate</Button>
      </RetryButton>,
    );
    expect(button()).toHaveAccessibleName('Regenerate');
    expect(button()).toHaveAttribute('aria-disabled', 'true');
    expect(button()).toHaveTextContent(/Regenerate · Try again in 0:12$/);
    expect(button().querySelector('[data-mark=ring]')).not.toBeNull();
    fireEvent.click(button());
    expect([onRetry, onClick].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
    act(() => void vi.advanceTimersByTime(12_000));
    fireEvent.click(button());
    expect([onRetry, onClick].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it('an empty one gets our words, and what its own click prevents is not repeated', () => {
    const onRetry = vi.fn();
    render(
      <RetryButton asChild onRetry={onRetry}>
        <Button onClick={(event: MouseEvent) => event.preventDefault()} />
      </RetryButton>,
    );
    expect(button()).toHaveAccessibleName('Try again');
    fireEvent.click(button());
    expect(onRetry).not.toHaveBeenCalled();
  });

  it.each([
    ['a div', <div key="x">Ask again</div>],
    // oxlint-disable-next-line jsx-a11y/anchor-is-valid -- RetryButton gives it what it lacks
    ['a link without an address', <a key="x">Ask again</a>],
    [
      'a link',
      <a key="x" href="#elsewhere">
        Ask again
      </a>,
    ],
  ])('A2 %s is a button, reached and pressed by keys', async (_, child) => {
    const onRetry = vi.fn(() => new Promise<void>(() => undefined));
    const user = userEvent.setup();
    const { unmount } = render(
      <RetryButton asChild onRetry={onRetry}>
        {child}
      </RetryButton>,
    );
    await user.tab();
    expect(button()).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(onRetry).toHaveBeenCalledTimes(1);
    expect(location.hash).toBe('');
    unmount();
    render(
      <RetryButton asChild onRetry={onRetry}>
        {child}
      </RetryButton>,
    );
    await user.tab();
    await user.keyboard(' ');
    expect(onRetry).toHaveBeenCalledTimes(2);
    expect(warn).not.toHaveBeenCalled();
  });

  it('a press is prevented only where it would be followed: a menu that its item closes is closed', () => {
    const onRetry = vi.fn();
    const { rerender } = render(
      <RetryButton asChild onRetry={onRetry}>
        <Button>Ask again</Button>
      </RetryButton>,
    );
    expect(fireEvent.click(button())).toBe(true);
    rerender(
      <RetryButton asChild onRetry={onRetry}>
        <a href="#elsewhere">Ask again</a>
      </RetryButton>,
    );
    expect(fireEvent.click(button())).toBe(false);
  });

  it('A2 a key that is held presses once; another one, one inside, and one the app prevents press nothing', () => {
    vi.useFakeTimers();
    const pass = () => act(() => void vi.advanceTimersByTime(1_000));
    const onClick = vi.fn();
    const prevent = vi.fn((event: KeyboardEvent) => event.preventDefault());
    const ui = (onKeyDown?: typeof prevent) => (
      <RetryButton asChild onRetry={() => undefined} onClick={onClick} onKeyDown={onKeyDown}>
        <div>
          Ask <b>again</b>
        </div>
      </RetryButton>
    );
    const { rerender } = render(ui());
    expect(fireEvent.keyDown(button(), { key: 'a' })).toBe(true);
    fireEvent.keyDown(screen.getByText('again'), { key: 'Enter' });
    expect(onClick).not.toHaveBeenCalled();
    fireEvent.keyDown(button(), { key: 'Enter' });
    pass();
    fireEvent.keyDown(button(), { key: 'Enter', repeat: true });
    expect(onClick).toHaveBeenCalledTimes(1);
    rerender(ui(prevent));
    pass();
    fireEvent.keyDown(button(), { key: 'Enter' });
    expect(prevent).toHaveBeenCalledTimes(1);
    expect(onClick).toHaveBeenCalledTimes(1);
  });

  it('says in development, and only there, what an element lacks to be a button', () => {
    const Deaf = () => <button type="button">Ask again</button>;
    const Card = (props: ComponentPropsWithoutRef<'div'>) => <div {...props} />;
    const show = (child: React.ReactElement) =>
      render(
        <RetryButton asChild onRetry={vi.fn()}>
          {child}
        </RetryButton>,
      ).unmount();
    show(<Deaf />);
    expect(warn).toHaveBeenLastCalledWith(expect.stringContaining('does not pass on'));
    show(<Card>Ask again</Card>);
    expect(warn).toHaveBeenLastCalledWith(expect.stringContaining('renders a <div> without a role'));
    warn.mockClear();
    show(<Card role="menuitem">Ask again</Card>);
    vi.stubEnv('NODE_ENV', 'production');
    show(<Card>Ask again</Card>);
    expect(warn).not.toHaveBeenCalled();
  });

  it.each(['development', 'production'])('an element that can hold no words keeps its own and is pressed: in %s', async (mode) => {
    vi.stubEnv('NODE_ENV', mode);
    const onRetry = vi.fn(() => new Promise<void>(() => undefined));
    render(
      <RetryButton asChild onRetry={onRetry}>
        <input type="button" value="Regenerate" />
      </RetryButton>,
    );
    expect(button()).toHaveAccessibleName('Regenerate');
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('{Enter}');
    expect(onRetry).toHaveBeenCalledTimes(1);
    expect(button()).toHaveAttribute('data-state', 'retrying');
    if (mode === 'production') expect(warn).not.toHaveBeenCalled();
    else expect(warn).toHaveBeenLastCalledWith(expect.stringContaining('its element, <input>, holds no words'));
  });

  it('an item of a menu: nothing else of ours is in the menu, and a press says how long it takes', async () => {
    render(
      <ul role="menu" aria-label="Answer">
        <RetryButton asChild error={waiting()} onRetry={vi.fn()}>
          <li role="menuitem" tabIndex={-1}>
            Regenerate
          </li>
        </RetryButton>
      </ul>,
    );
    const item = screen.getByRole('menuitem', { name: 'Regenerate' });
    expect(item).toHaveAttribute('tabindex', '-1');
    expect(
      (await axe.run(document.body, { runOnly: ['aria-required-children', 'aria-required-parent', 'listitem', 'list'] })).violations,
    ).toEqual([]);
    expect(screen.getByRole('status')).toHaveTextContent(/^You can try again in \d+ seconds\.$/);
    fireEvent.click(item);
    expect(screen.getByRole('status')).toHaveTextContent(/^Not yet\. You can try again in \d+ seconds\.$/);
  });

  it('with no single element it is our own button', () => {
    render(
      <RetryButton asChild onRetry={vi.fn()}>
        Ask again
      </RetryButton>,
    );
    expect(button()).toHaveClass('tryagain-button');
    expect(button()).toHaveAccessibleName('Ask again');
  });
});
