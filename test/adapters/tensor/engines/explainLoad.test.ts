import { describe, expect, test } from 'vitest';
import { explainLoad } from '../../../../adapters/tensor/engines/explainLoad.js';

const wanted = '@tensorflow/tfjs-node-gpu';
const coded = (message: string, code: string): Error => Object.assign(new Error(message), { code });

describe('explainLoad', () => {
  test.each([
    [
      'a package that is not there',
      coded(`Cannot find module '${wanted}'\nRequire stack:\n- /x`, 'MODULE_NOT_FOUND'),
      'is not installed',
    ],
    [
      'a package that lacks one of its own',
      coded("Cannot find module '@mapbox/node-pre-gyp'\nRequire stack:\n- /x", 'MODULE_NOT_FOUND'),
      "does not load: Cannot find module '@mapbox/node-pre-gyp'",
    ],
    [
      'a binding that was never built',
      new Error('The Node.js native addon module (tfjs_binding.node) can not be found at path: /x'),
      'lacks its binding: its install script did not run, or failed',
    ],
    [
      'a missing library',
      coded(
        'libtensorflow_cc.so.2: cannot open shared object file: No such file or directory',
        'ERR_DLOPEN_FAILED',
      ),
      'lacks the library libtensorflow_cc.so.2',
    ],
    [
      'a binding for another Node',
      coded(
        "The module '/x/a.node'\nwas compiled against a different Node.js version using\n" +
          'NODE_MODULE_VERSION 108. This version of Node.js requires\nNODE_MODULE_VERSION 115.',
        'ERR_DLOPEN_FAILED',
      ),
      'was built for another Node: NODE_MODULE_VERSION 108, this one has 115',
    ],
    [
      'a library for a newer system',
      coded(
        "/lib/libc.so.6: version `GLIBC_2.38' not found (required by /x/libtensorflow_cc.so.2)",
        'ERR_DLOPEN_FAILED',
      ),
      "needs GLIBC_2.38, which this system's C library lacks",
    ],
    [
      'a file that is no library',
      coded('/x/tfjs_binding.node: invalid ELF header', 'ERR_DLOPEN_FAILED'),
      'was built for another kind of machine',
    ],
    ['anything else by its first line', new Error('boom\n  at x'), 'does not load: boom'],
    ['what is no error', 'boom', 'does not load: boom'],
  ])('tells %s', (_, error, reason) => {
    expect(explainLoad(error, wanted)).toBe(reason);
  });
});
