import esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Modules that are kept out of the bundles: each is a file of its own in dist/chunks, shared by all bundles and read when
 * one of its functions is first called. Such a module exports functions only.
 */
const LAZY = [
  /\/core\/generated\/schemas\/[\w-]+\.js$/,
  /\/core\/promql\/engine\.ts$/,
  /\/core\/yaml\/(?:fullParser|commentsOf)\.ts$/,
];

/** esbuild plugin that puts a stand-in for each lazy module into a bundle, and notes which there are in `found`. */
export const lazyChunks = (found) => ({
  name: 'lazy-chunks',
  setup(build) {
    build.onResolve({ filter: /^\.\/chunks\// }, ({ path: to }) => ({ path: to, external: true }));
    build.onResolve({ filter: /^\.{1,2}\// }, async (args) => {
      if (args.pluginData === 'real' || args.kind === 'entry-point') return undefined;
      const { path: file, errors } = await build.resolve(args.path, {
        resolveDir: args.resolveDir,
        kind: args.kind,
        pluginData: 'real',
      });
      if (errors.length > 0 || !LAZY.some((pattern) => pattern.test(file.replaceAll('\\', '/')))) return undefined;
      return { path: file, namespace: 'lazy' };
    });
    build.onLoad({ filter: /.*/, namespace: 'lazy' }, async ({ path: file }) => {
      const name = chunkName(file);
      found.set(name, file);
      const names = await exportsOf(file);
      const rows = names.map((n) => `export const ${n} = (...args) => load().${n}(...args);`);
      return {
        contents: `let chunk;\nconst load = () => (chunk ??= require('./chunks/${name}'));\n${rows.join('\n')}`,
        resolveDir: path.dirname(file),
      };
    });
  },
});

/** Writes the lazy modules that were found while the bundles were built. */
export async function writeChunks(root, found, options) {
  for (const [name, file] of found)
    await esbuild.build({ ...options, entryPoints: [file], outfile: path.join('dist/chunks', name) });
  return [...found.keys()]
    .sort()
    .map((name) => ({ name, kb: Math.ceil(fs.statSync(path.join(root, 'dist/chunks', name)).size / 1000) }));
}

/** `core/generated/schemas/openslo-v1.js` becomes `schemas-openslo-v1.js`. */
const chunkName = (file) => `${path.basename(path.dirname(file))}-${path.basename(file).replace(/\.\w+$/, '')}.js`;

async function exportsOf(file) {
  const { metafile } = await esbuild.build({
    entryPoints: [file],
    bundle: true,
    format: 'esm',
    metafile: true,
    write: false,
    outfile: 'out.js',
    logLevel: 'silent',
  });
  return Object.values(metafile.outputs)[0].exports;
}
