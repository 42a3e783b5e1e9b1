/** What decides whether the wheels run on a machine. */
export interface Platform {
  readonly os: string;
  readonly arch: string;
  /** Undefined for another C library, such as musl. */
  readonly glibc: string | undefined;
}

/** Why the wheels cannot run on a platform; undefined where they can. */
export function unsupported({ os, arch, glibc }: Platform): string | undefined {
  if (os !== 'linux' || arch !== 'x64') {
    return `TensorFlow's wheels are taken for Linux on x64; this is ${os} on ${arch}`;
  }
  if (glibc === undefined)
    return 'TensorFlow needs glibc; this system has another C library (musl?)';
  const [major = 0, minor = 0] = glibc.split('.').map(Number);
  if (major < 2 || (major === 2 && minor < 17)) {
    return `TensorFlow needs glibc 2.17; this system has ${glibc}`;
  }
  return undefined;
}

interface Report {
  readonly header?: { readonly glibcVersionRuntime?: string };
}

/** The platform of this process. */
export function thisPlatform(): Platform {
  const report = process.report.getReport() as Report;
  return {
    os: process.platform,
    arch: process.arch,
    glibc: report.header?.glibcVersionRuntime,
  };
}
