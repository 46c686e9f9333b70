/**
 * Bundlers put the word itself in place of `process.env.NODE_ENV`, and only where it stands in just these three parts: with
 * brackets it would stay, and a browser has no `process`.
 */
declare namespace NodeJS {
  interface ProcessEnv {
    readonly NODE_ENV?: string;
  }
}
