import { describe, expect, test } from 'vitest';
import { missingTools } from '../../../adapters/libtensorflow/findTools.js';

describe('missingTools', () => {
  test('names all that is missing at once, and the packages of each distribution', () => {
    const error = missingTools(['python3', 'pip', 'g++', 'make', 'npm']);
    expect(error.code).toBe('FOLDCAM_E_ENGINE_TOOLS');
    expect(error.message).toBe('not found: python3, pip of python3, g++, make, npm');
    expect(error.remedy).toContain('apt install python3 python3-pip g++ make npm.');
    expect(error.remedy).toContain('dnf install python3 python3-pip gcc-c++ make nodejs-npm.');
  });

  test('asks for nothing that is there', () => {
    const error = missingTools(['g++']);
    expect(error.message).toBe('not found: g++');
    expect(error.remedy).toContain('apt install g++. Fedora: dnf install gcc-c++.');
  });
});
