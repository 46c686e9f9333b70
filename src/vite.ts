import type { Plugin } from 'vite';
export declare function tryagain(options?: { basePath?: string; scenario?: string }): Plugin;
