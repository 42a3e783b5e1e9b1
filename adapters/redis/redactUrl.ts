/** An address that may be shown: without user and password. */
export function redactUrl(url: string): string {
  const unreadable = 'an address that cannot be read';
  try {
    const { protocol, host, pathname } = new URL(url);
    // `me:secret@host` has a scheme called me, and a slash in a password ends the host too early.
    if (!url.toLowerCase().startsWith(`${protocol}//`) || pathname.includes('@')) return unreadable;
    return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
  } catch {
    return unreadable;
  }
}
