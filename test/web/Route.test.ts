import { describe, expect, test } from 'vitest';
import { hrefOf, parseRoute } from '../../web/app/Route.js';

describe('parseRoute', () => {
  test.each([
    [{ page: 'sweeps' }],
    [{ page: 'new' }],
    [{ page: 'sweep', sweep: 'busi-3f9a' }],
    [{ page: 'sweep', sweep: 'busi-3f9a', cell: 'c0ffee' }],
    [{ page: 'results', sweep: 'a b/ü' }],
    [{ page: 'images', sweep: '100%' }],
  ] as const)('reads what hrefOf writes: %j', (route) => {
    expect(parseRoute(hrefOf(route))).toEqual(route);
  });

  test.each(['/elsewhere', '/new/more', '/sweeps/a/b', '/sweeps/a/cells', '/sweeps/a/cells/b/c'])(
    'knows no page at %s',
    (pathname) => {
      expect(parseRoute(pathname)).toEqual({ page: 'nowhere' });
    },
  );

  test('takes what is no percent-encoding as it is', () => {
    expect(parseRoute('/sweeps/50%')).toEqual({ page: 'sweep', sweep: '50%' });
  });
});
