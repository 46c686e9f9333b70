import { useState } from 'react';

/** Code with its name, and a button that copies it. */
export function CopyCode({ code, label }: { code: string; label: string }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  return (
    <figure className="intro-copy">
      <figcaption>{label}</figcaption>
      <button type="button" aria-label={`Copy ${label}`} onClick={() => void copy()}>
        {{ no: 'Copy', yes: 'Copied', failed: 'Press Ctrl C' }[copied]}
      </button>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard */}
      <section tabIndex={0} aria-label={label}>
        <pre dir="ltr">
          <code>{code}</code>
        </pre>
      </section>
    </figure>
  );
}
