const first = (text: string): string => text.split('\n')[0]?.trim() ?? '';

/** Why a native package does not load, in words; `wanted` is what was required. */
export function explainLoad(error: unknown, wanted: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = (error as { readonly code?: unknown } | undefined)?.code;
  if (code === 'MODULE_NOT_FOUND' && message.includes(`'${wanted}'`)) return 'is not installed';
  if (/tfjs_binding\.node\) can not be found/.test(message)) {
    return 'lacks its binding: its install script did not run, or failed';
  }
  const [, library] = /(\S+\.so[.\d]*): cannot open shared object file/.exec(message) ?? [];
  if (library !== undefined) return `lacks the library ${library}`;
  const [built, running] = [...message.matchAll(/NODE_MODULE_VERSION (\d+)/g)].map(([, n]) => n);
  if (built !== undefined) {
    return `was built for another Node: NODE_MODULE_VERSION ${built}, this one has ${running ?? '?'}`;
  }
  const [, glibc] = /version [`'](GLIBC(?:XX)?_[\d.]+)' not found/.exec(message) ?? [];
  if (glibc !== undefined) return `needs ${glibc}, which this system's C library lacks`;
  if (/invalid ELF header|wrong ELF class|incompatible architecture/.test(message)) {
    return 'was built for another kind of machine';
  }
  return `does not load: ${first(message)}`;
}
