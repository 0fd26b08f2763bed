/** A style sheet of the loader: the build hands it over as minified text. */
declare module '*.css' {
  const text: string;
  export { text as default };
}
