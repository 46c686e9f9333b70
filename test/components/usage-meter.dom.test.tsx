import { act, render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { UsageMeter } from '../../src/components/usage-meter.js';
import type { PlanWindow } from '../../src/hooks/account-tables.js';

const window = (remaining: number | null, more: Partial<PlanWindow> = {}): PlanWindow => ({
  name: null,
  window: '5h',
  used: null,
  max: null,
  remaining,
  resetsAt: null,
  ...more,
});

describe('UsageMeter', () => {
  it.each([
    [0.84, 'fine', '84% left', '84'],
    [0.08, 'low', '8% left', '8'],
    [0.996, 'fine', '99% left', '99'],
    [0.004, 'low', '1% left', '1'],
    [0, 'empty', 'Used up', '0'],
  ])('%d is %s, in words and as a meter', (remaining, level, words, now) => {
    const { container } = render(<UsageMeter window={window(remaining)} />);
    const meter = screen.getByRole('meter', { name: '5-hour limit' });
    expect(meter).toHaveAttribute('aria-valuenow', now);
    expect(meter).toHaveAttribute('aria-valuemin', '0');
    expect(meter).toHaveAttribute('aria-valuemax', '100');
    expect(meter).toHaveAttribute('aria-valuetext', words);
    expect(screen.getByText(words)).toBeVisible();
    expect(container.firstElementChild).toHaveAttribute('data-level', level);
  });

  it('ambiguous numbers have no meter: nothing is claimed', () => {
    const { container } = render(<UsageMeter window={window(null, { max: 1500 })} />);
    expect(screen.queryByRole('meter')).toBeNull();
    expect(screen.getByText('Not known')).toBeVisible();
    expect(container.textContent).not.toContain('1500');
    expect(container.firstElementChild).toHaveAttribute('data-level', 'unknown');
  });

  it('says what it counts, to be read and heard, where the plan counts several things', () => {
    const { rerender } = render(<UsageMeter window={window(0.84, { name: 'video' })} />);
    expect(screen.getByText('video')).toBeVisible();
    expect(screen.getByRole('meter')).toHaveAccessibleName('5-hour limit video');
    rerender(<UsageMeter window={window(0.84, { name: '<b>sk-123</b>' })} />);
    expect(screen.getByRole('meter')).toHaveAccessibleName('5-hour limit');
  });

  it('says when it is full again, and nothing of a moment that is over', () => {
    const { rerender } = render(<UsageMeter window={window(0.5, { resetsAt: Date.now() + 7_200_000 })} />);
    expect(screen.getByText(/^Resets (?:at|tomorrow at) /)).toBeVisible();
    expect(screen.getByRole('meter').getAttribute('aria-valuetext')).toMatch(/^50% left, Resets /);
    rerender(<UsageMeter window={window(0.5, { resetsAt: Date.now() - 1000 })} />);
    expect(screen.queryByText(/Resets/)).toBeNull();
  });

  it('says it no longer once the moment has come, and says the next one', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') });
    const { rerender } = render(<UsageMeter window={window(0.5, { resetsAt: Date.now() + 60_000 })} />);
    expect(screen.getByText(/Resets/)).toBeVisible();
    act(() => void vi.advanceTimersByTime(61_000));
    expect(screen.queryByText(/Resets/)).toBeNull();
    expect(screen.getByRole('meter')).toHaveAttribute('aria-valuetext', '50% left');
    rerender(<UsageMeter window={window(0.9, { resetsAt: Date.now() + 60_000 })} />);
    expect(screen.getByText(/Resets/)).toBeVisible();
    vi.useRealTimers();
  });

  it('a server writes no moment: it does not know the reader’s zone', () => {
    expect(renderToString(<UsageMeter window={window(0.5, { resetsAt: Date.now() + 7_200_000 })} />)).not.toContain('Resets');
  });

  it('passes what an app gives it on to one element', () => {
    const seen: (HTMLElement | null)[] = [];
    render(
      <UsageMeter window={window(0.5)} ref={(element) => void seen.push(element)} className="mine" id="meter" style={{ margin: 4 }} />,
    );
    expect(seen[0]).toHaveClass('tryagain-meter', 'mine');
    expect(seen[0]).toHaveAttribute('id', 'meter');
    expect(seen[0]?.style.getPropertyValue('--tryagain-left')).toBe('0.5');
  });
});
