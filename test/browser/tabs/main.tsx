import { createRoot, hydrateRoot } from 'react-dom/client';
import { ProviderError } from 'tryagain/errors';
import { App } from './app.tsx';
import type { AppProps } from './app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('There is no place for the app.');
const { failure, ...props } = JSON.parse(root.dataset['props'] ?? '{}') as AppProps;
const app = <App {...props} failure={failure === undefined ? null : ProviderError.fromJSON(failure)} />;
if (root.childElementCount > 0) hydrateRoot(root, app, { onRecoverableError: (error) => console.error('not hydrated:', error) });
else createRoot(root).render(app);
