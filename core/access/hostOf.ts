/** The name in a Host header or an origin, without its port: `[::1]:8090` is `::1`. */
export function hostOf(header: string): string {
  const authority = header.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').split('/', 1)[0] ?? '';
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(authority) ?? [];
  return bracketed ?? authority.replace(/:\d+$/, '');
}
