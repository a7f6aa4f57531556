import { RULES } from '../core';
import type { Runtime } from './runtime';

/**
 * Where the page of a rule is: by `rulePage` of the initialization options, in which `{code}` stands for the code
 * (encoded as part of an address), else in the folder of the package.
 */
export function rulePages(options: unknown, runtime: Runtime): (code: string) => string | undefined {
  const template = (options as { rulePage?: unknown } | null | undefined)?.rulePage;
  const known = new Set<string>(RULES.map((rule) => rule.meta.code));
  return (code) => {
    if (!known.has(code)) return undefined;
    if (typeof template === 'string') return template.replace('{code}', encodeURIComponent(code));
    return runtime.rulePages === undefined ? undefined : `${runtime.rulePages}${code}.md`;
  };
}
