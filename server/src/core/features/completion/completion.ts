import type { PathStep } from '../../yaml/tree';
import { mayHoldSpec } from '../../workspace/recognise';
import type { Snapshot } from '../../workspace/snapshot';
import { contextAt } from './context';
import type { Slot } from './context';
import type { CompletionItem, Scene } from './item';
import { toItem } from './item';
import { keyItems } from './keys';
import { placesOf, scopeOf, typesOf } from './scope';
import { plainSnippet } from './template';
import { valueItems } from './values';

export interface CompletionOptions {
  /** The letter that made the editor ask by itself. */
  readonly trigger?: string | undefined;
  /** False for a client that only takes plain text. */
  readonly snippets?: boolean;
}

/**
 * What can be put at an offset of an open document. The place is read from the lines of the document around it, so it
 * is right while the YAML is broken. Nothing in files that are not specs.
 */
export function completions(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  options: CompletionOptions = {},
): CompletionItem[] {
  const file = snapshot.openFile(uri);
  if (!file) return [];
  const { piece: document, offset: base } = file.documentAt(offset);
  if (!mayHoldSpec(document.text) && !file.isSpec) return [];
  const context = contextAt(document.text, offset - base);
  if (!context || isIdle(document.text, offset - base, options.trigger)) return [];
  const scope = scopeOf(context, file);
  if (!scope) return [];
  const scene: Scene = { snapshot, uri, file, document, base, context, scope, snippets: options.snippets !== false };
  const items: CompletionItem[] = [];
  for (const slot of context.slots)
    items.push(...itemsAt(scene, slot, slot.path.slice(context.objectPath.length), items.length));
  return items;
}

/** True where a letter was typed that asks for nothing: blanks before a line begins. */
function isIdle(text: string, at: number, trigger: string | undefined): boolean {
  return trigger === ' ' && /(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, at - 200), at));
}

function itemsAt(scene: Scene, slot: Slot, path: readonly PathStep[], order: number): CompletionItem[] {
  if (slot.kind === 'key') return keyItems(scene, slot, path, order);
  if (slot.kind === 'value') return valueItems(scene, slot, path, order);
  const types = typesOf(placesOf(scene.scope.roots, path));
  if (types.has('array')) {
    const item: Slot = { ...slot, needsDash: true, path: [...slot.path, 0] };
    return slot.needsDash ? [] : itemsAt(scene, item, [...path, 0], order);
  }
  const keys = [...objectItems(scene, slot, path, order), ...keyItems(scene, slot, path, order)];
  return [...keys, ...valueItems(scene, slot, path, order + keys.length)];
}

/** Whole objects, where one begins. */
function objectItems(scene: Scene, slot: Slot, path: readonly PathStep[], order: number): CompletionItem[] {
  const { scope, snippets, context, file } = scene;
  if (path.length > 0 || !scope.isEmpty || slot.style !== 'block') return [];
  const column = slot.column + slot.lead.length + (slot.needsDash ? 2 : 0);
  const lineStart = context.newline + ' '.repeat(Math.max(0, column - slot.lineIndent));
  // The formats of the file's other objects come first.
  const own = file.documents.flatMap(({ objects }) => objects.map(({ dialect }) => dialect));
  return [...new Set([...own.filter((dialect) => scope.dialects.includes(dialect)), ...scope.dialects])]
    .flatMap((dialect) => dialect.snippets ?? [])
    .map(({ prefix, description, body }, i) => {
      const text = (snippets ? body : plainSnippet(body)).split('\n').join(lineStart);
      const markdown = `${description}.\n\n\`\`\`yaml\n${plainSnippet(body)}\n\`\`\``;
      const dash = slot.needsDash ? '- ' : '';
      return toItem(
        scene,
        slot,
        { label: dash + prefix, kind: 'snippet', detail: description, markdown },
        dash + text,
        snippets,
        order + i,
      );
    });
}
