/** One module per icon, so that a bundle and a test page load only those in use; the library types its barrel alone. */
declare module 'lucide/dist/esm/icons/*.mjs' {
  const icon: readonly (readonly [tag: string, attributes: Readonly<Record<string, string | number>>])[];
  export default icon;
}
