import { useState } from 'react';
import { ErrorMessage } from '../../src/components/error-message.js';
import { makeError, waitOf } from './make-error.js';

/** Where one line has to do: a bubble, a field, a cell. */
export function CompactPlaces() {
  const [errors] = useState(() => ({
    bubble: makeError({ kind: 'rate-limited', wait: waitOf(42) }),
    field: makeError({ kind: 'invalid-input', detail: 'file-empty' }),
    cell: makeError({ kind: 'server-error', advice: 'contact-provider' }),
    owner: makeError({ kind: 'insufficient-balance' }),
  }));
  const again = () => new Promise((resolve) => setTimeout(resolve, 1500));
  return (
    <div style={{ display: 'grid', gap: '1.5rem' }}>
      <div style={{ padding: '0.75rem 1rem', borderRadius: 16, background: 'color-mix(in oklab, CanvasText 5%, Canvas)' }}>
        <ErrorMessage layout="compact" error={errors.bubble} viewer="user" onRetry={again} />
      </div>
      <label style={{ display: 'grid', gap: '0.375rem' }}>
        A file
        <input
          type="text"
          defaultValue="notes.txt"
          style={{ font: 'inherit', inlineSize: '100%', boxSizing: 'border-box', padding: '0.5rem 0.25rem' }}
        />
      </label>
      <ErrorMessage layout="compact" error={errors.field} viewer="user" style={{ marginBlockStart: '-1.125rem' }} />
      <table style={{ borderCollapse: 'collapse' }}>
        <thead>
          <tr>
            <th scope="col" style={{ textAlign: 'start', padding: '0.5rem 0.25rem' }}>
              Part
            </th>
            <th scope="col" style={{ textAlign: 'start', padding: '0.5rem 0.25rem' }}>
              Summary
            </th>
          </tr>
        </thead>
        <tbody>
          {(['cell', 'owner'] as const).map((name, index) => (
            <tr key={name} style={{ borderBlockStart: '1px solid var(--tryagain-line)' }}>
              <td style={{ padding: '0.5rem 0.25rem', verticalAlign: 'top' }}>{index + 1}</td>
              <td style={{ padding: '0.5rem 0.25rem', inlineSize: '100%' }}>
                <ErrorMessage layout="compact" error={errors[name]} viewer="owner" onRetry={again} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
