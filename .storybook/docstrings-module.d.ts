/** What `docstrings.ts` makes of a file, by interface. */
declare module '*?docs' {
  const interfaces: Readonly<
    Record<string, readonly { readonly name: string; readonly type: string; readonly need: 'optional' | 'always'; readonly text: string }[]>
  >;
  export default interfaces;
}
