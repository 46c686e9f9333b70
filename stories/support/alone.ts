/**
 * Every story and every test is an app of its own: what one of them was told to wait for is nothing to the next, nor to
 * another tab. A page without Web Locks is alone. To be loaded before any app is there.
 */
Object.defineProperty(Navigator.prototype, 'locks', { configurable: true, value: undefined });
