import type { Route } from '../providers/define-provider.js';
import { Refusal } from './refusal.js';
import type { ConfiguredProvider, RoutePattern, Settings } from './settings.js';

export interface Match {
  readonly provider: ConfiguredProvider;
  readonly route: Route;
  /** The provider's path, with the ids of this request in it: letters, digits, `-`, `_` and `.` only. */
  readonly path: string;
}

/** One segment that is an id and neither `.` nor `..`. */
const id = String.raw`(?!\.{1,2}(?:/|$))[\w.-]{1,200}`;

/** Paths without ids first: `/files/upload` is not a file called "upload". */
export function compileRoutes(routes: readonly Route[]): readonly RoutePattern[] {
  return routes
    .toSorted((one, other) => Number(one.path.includes('{')) - Number(other.path.includes('{')))
    .map((route) => ({ route, pattern: new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll('{id}', id)}$`) }));
}

/** The routes that share this path; a path no table has is refused. A percent sign is in none, so nothing is decoded twice. */
function routesAt(pathname: string, settings: Settings): { provider: ConfiguredProvider; path: string; routes: readonly Route[] } {
  const { basePath, providers, knownProviders } = settings;
  if (!pathname.startsWith(`${basePath}/`)) {
    throw new Refusal('no-route', `The path does not begin with "${basePath}/": basePath says where this handler is mounted.`);
  }
  const name = /^\/([a-z][a-z0-9-]{0,31})(?=\/)/.exec(pathname.slice(basePath.length))?.[1];
  const provider = name === undefined ? undefined : providers.get(name);
  if (name === undefined || !provider) {
    if (name !== undefined && knownProviders.has(name)) {
      throw new Refusal(
        'not-configured',
        `The provider "${name}" is not set up on this server: it is missing in createHandler's providers.`,
      );
    }
    throw new Refusal('no-route', `Behind "${basePath}/" comes the name of a provider of createHandler's, and a path of its table.`);
  }
  const path = pathname.slice(basePath.length + 1 + name.length);
  const routes = provider.routes.filter(({ pattern }) => pattern.test(path)).map(({ route }) => route);
  if (routes.length === 0) {
    throw new Refusal('no-route', `The table of "${name}" has no such path.${path.endsWith('/') ? ' None ends with a slash.' : ''}`);
  }
  return { provider, path, routes };
}

/** The methods this path knows, for a preflight. */
export function methodsAt(pathname: string, settings: Settings): readonly string[] {
  return [...new Set(routesAt(pathname, settings).routes.map((route) => route.method))];
}

/** @throws Refusal 404 for a path, 405 for a method that no route of a configured provider has. */
export function findRoute(method: string, pathname: string, settings: Settings): Match {
  const { provider, path, routes } = routesAt(pathname, settings);
  const route = routes.find((candidate) => candidate.method === method);
  if (!route) {
    const allow = methodsAt(pathname, settings).join(', ');
    throw new Refusal('wrong-method', `This path answers to ${allow} only.`, { allow });
  }
  return { provider, route, path };
}

/** The query string that may pass, with its question mark; empty without one. */
export function allowedQuery(search: URLSearchParams, route: Route): string {
  const passed = new URLSearchParams();
  for (const [name, value] of search) {
    if (!route.query?.includes(name) || passed.has(name) || value.length > 256) {
      throw new Refusal(
        'bad-request',
        `This path takes ${route.query ? `only ${route.query.join(', ')} (once each)` : 'nothing'} in its query.`,
      );
    }
    passed.set(name, value);
  }
  return passed.size > 0 ? `?${passed.toString()}` : '';
}
