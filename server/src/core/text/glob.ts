/**
 * True where a pattern means a path, both relative to the same folder and with slashes: `*` and `?` stand for anything
 * within a name, `**` for any folders, `{a,b}` for either. A pattern without a slash means names in any folder.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  const names = path.split('/');
  return alternatives(pattern.replace(/^(?:\.?\/)+/, (start) => (start.startsWith('/') ? '/' : ''))).some((each) => {
    const isAnywhere = !each.includes('/');
    const parts = each.replace(/^\//, '').split('/');
    return matchesNames(isAnywhere ? ['**', ...parts] : parts, names);
  });
}

/** More than anybody writes. */
const MOST_ALTERNATIVES = 200;

/** A pattern with braces as patterns without. */
function alternatives(pattern: string): string[] {
  let patterns = [pattern];
  for (;;) {
    const next = patterns.flatMap((each) => {
      const found = /\{([^{}]*)\}/.exec(each);
      if (!found) return [each];
      const rest = each.slice(found.index + found[0].length);
      return found[1]!.split(',').map((choice) => each.slice(0, found.index) + choice + rest);
    });
    if (next.length === patterns.length && next.every((each, i) => each === patterns[i])) return patterns;
    if (next.length > MOST_ALTERNATIVES) return [];
    patterns = next;
  }
}

/** Which of the names the parts so far can reach, part by part: the work is bounded by their product. */
function matchesNames(parts: readonly string[], names: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const part of parts) {
    const next = new Set<number>();
    if (part === '**') for (let i = Math.min(...reached); i <= names.length; i++) next.add(i);
    else for (const i of reached) if (i < names.length && matchesName(part, names[i]!)) next.add(i + 1);
    if (next.size === 0) return false;
    reached = next;
  }
  return reached.has(names.length);
}

/** True where a part without slashes means a name. On a mismatch the last `*` takes one more character. */
function matchesName(part: string, name: string): boolean {
  let star = -1;
  let taken = 0;
  let p = 0;
  for (let n = 0; n < name.length;) {
    if (part[p] === '*') {
      star = p++;
      taken = n;
    } else if (p < part.length && (part[p] === '?' || part[p] === name[n])) {
      p++;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++taken;
    } else return false;
  }
  while (part[p] === '*') p++;
  return p === part.length;
}
