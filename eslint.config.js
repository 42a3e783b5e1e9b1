import js from '@eslint/js';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const rooms = (target, from, message) => ({ target, from, message });

export default tseslint.config(
  // A kernel is AssemblyScript, which its compiler checks.
  { ignores: ['dist', 'node_modules', 'foldcam-out', 'core/*/kernel'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.tsx', '.js'],
          extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
        }),
      ],
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, varsIgnorePattern: '^_' },
      ],
      'no-console': 'error',
    },
  },
  {
    files: ['core/**', 'adapters/**', 'services/**', 'cli/**', 'bench/**', 'web/**'],
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            rooms(
              './core',
              ['./adapters', './services', './cli', './web', './bench', './test'],
              'core is pure: it imports nothing outside core',
            ),
            rooms(
              './adapters',
              ['./services', './cli', './web', './bench', './test'],
              'adapters know core only',
            ),
            rooms(
              './services',
              ['./cli', './web', './bench', './test'],
              'services are composition roots',
            ),
            rooms(
              './cli',
              ['./services', './web', './bench', './test'],
              'the CLI starts services as processes',
            ),
            rooms(
              './web',
              ['./adapters', './services', './cli', './bench', './test'],
              'the dashboard knows core, and the rest by the API',
            ),
            ...['producer', 'trainer', 'explainer', 'scorer'].map((name) =>
              rooms(
                `./services/${name}`,
                ['producer', 'trainer', 'explainer', 'scorer']
                  .filter((other) => other !== name)
                  .map((other) => `./services/${other}`),
                'no service imports another',
              ),
            ),
          ],
        },
      ],
    },
  },
  {
    files: ['core/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex:
                '^(node:(?!assert)|fs|path|os|child_process|bullmq|ioredis|sharp|@tensorflow|@aws-sdk|pino)',
              message: 'core does no I/O',
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'fetch', 'Buffer'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'use core/random.ts' },
        { object: 'Date', property: 'now', message: 'core has no clock' },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        setTimeout: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
