/** `npm run package`: the extension as .cache/ninewise.vsix. */
import path from 'node:path';
import { ensureBuild, ensurePackage, ROOT, runMain } from './setup.mjs';

await runMain(async () => {
  ensureBuild(console.log);
  console.log(`${path.relative(ROOT, ensurePackage(console.log))} is ready.`);
  return 0;
});
