// What of it is used, for neither Node's types nor the language's have it.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
};

const compiled = new Map<string, object>();

/**
 * An instance of a WebAssembly module, with a memory of its own.
 * @param text its bytes as hexadecimal numbers, as `npm run kernels` writes them
 */
export function openKernel(text: string): object {
  const module = compiled.get(text) ?? compile(text);
  compiled.set(text, module);
  return new WebAssembly.Instance(module).exports;
}

const compile = (text: string): object =>
  new WebAssembly.Module(Uint8Array.from(text.match(/../g) ?? [], (byte) => parseInt(byte, 16)));
