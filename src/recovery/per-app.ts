/** One of something for each app. An app is what shares a `QueryClient`; whatever stands outside any is one of its own. */
export function perApp<App extends object, Thing>(make: (app: App) => Thing): (app: App) => Thing {
  const made = new WeakMap<App, Thing>();
  return (app) => {
    const thing = made.get(app) ?? make(app);
    made.set(app, thing);
    return thing;
  };
}
