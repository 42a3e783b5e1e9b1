import { register } from 'node:module';

// Lets a plain node process run the sources as they are: `node --import typescriptHook.mjs file.ts`.
register('./typescriptLoader.mjs', import.meta.url);
