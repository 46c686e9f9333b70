import { useEffect, useState } from 'react';
import Countdown from 'react-countdown';
import { createRoot } from 'react-dom/client';
import { RetryButton } from '#kit/components/retry-button';
import { ProviderError } from '#kit/errors/provider-error';
import { useCountdown } from '#kit/hooks/use-countdown';

const began = performance.now();
const native = globalThis.setTimeout;
const heldBack = [];
let isFrozen = false;
for (const name of ['setTimeout', 'setInterval']) {
  const original = globalThis[name];
  globalThis[name] = (callback, ms) => original(() => (isFrozen ? heldBack.push(callback) : callback()), ms);
}
const wanted = new URLSearchParams(location.search);
const count = Number(wanted.get('count'));
const variant = wanted.get('variant');
/** Ten minutes and more: none is over while it is looked at. One moment each. */
const start = Date.now() + 600_000;
const moments = Array.from({ length: count }, (_, index) => start + index * 137);
const secondsTo = (until) => Math.ceil((until - Date.now()) / 1000);

function Ours({ until }) {
  return <p>{useCountdown(until).seconds}</p>;
}

const errors = moments.map(
  (until) => new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait: { until, source: 'header', exact: true } }),
);

function Naive({ until }) {
  const [seconds, setSeconds] = useState(() => secondsTo(until));
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsTo(until)), 1000);
    return () => clearInterval(timer);
  }, [until]);
  return <p>{seconds}</p>;
}

/** A counter, as most tutorials have it. */
function Decrementing({ until }) {
  const [seconds, setSeconds] = useState(() => secondsTo(until));
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return <p>{seconds}</p>;
}

const labels = {
  ours: (until) => <Ours key={until} until={until} />,
  buttons: (_, index) => <RetryButton key={index} error={errors[index]} onRetry={() => undefined} />,
  'react-countdown': (until) => <Countdown key={until} date={until} renderer={({ total }) => <p>{Math.ceil(total / 1000)}</p>} />,
  naive: (until) => <Naive key={until} until={until} />,
  decrementing: (until) => <Decrementing key={until} until={until} />,
};

const root = document.querySelector('#root');

/** What no label of a page can do without: one timer, and the texts. */
function floor() {
  const texts = moments.map((until) => {
    const text = document.createTextNode(String(secondsTo(until)));
    root.appendChild(document.createElement('p')).append(text);
    return text;
  });
  setInterval(() => moments.forEach((until, index) => (texts[index].data = String(secondsTo(until)))), 1000);
}

function Spread({ label }) {
  const [shown, setShown] = useState(0);
  useEffect(() => {
    if (shown >= count) return undefined;
    const timer = setTimeout(() => setShown((before) => Math.min(count, before + Math.ceil(count / 50))), 20);
    return () => clearTimeout(timer);
  }, [shown]);
  return moments.slice(0, shown).map(label);
}

const [name, spread] = variant.split(', ');
if (name === 'floor') floor();
else if (name !== 'empty') createRoot(root).render(spread ? <Spread label={labels[name]} /> : moments.map(labels[name]));

/** Until so many ms after the page has begun: all that ticks began with it, and half a second later it is quiet. */
globalThis.until = (ms) => new Promise((resolve) => setTimeout(resolve, began + ms - performance.now()));

/** Blocks the page for 2.5 of every 5 seconds. */
globalThis.block = () =>
  setInterval(() => {
    const end = performance.now() + 2500;
    while (performance.now() < end);
  }, 5000);

/** Seconds shown less seconds left, of the first label. */
globalThis.errorNow = () => Number(root.querySelector('p').textContent) - (moments[0] - Date.now()) / 1000;

/**
 * A tab that is frozen, played: no headless browser freezes a page that is seen. Both clocks go on while no timer calls
 * back, then the page hears `resume`; what was due meanwhile comes a second later, as Chromium aligns it.
 *
 * @returns how wrong the label is once the first frame after that has been drawn.
 */
globalThis.freeze = async (ms) => {
  isFrozen = true;
  await new Promise((resolve) => native(resolve, ms));
  isFrozen = false;
  for (const callback of heldBack.splice(0)) native(callback, 1000);
  document.dispatchEvent(new Event('resume'));
  await new Promise((resolve) => requestAnimationFrame(() => native(resolve)));
  return globalThis.errorNow();
};
