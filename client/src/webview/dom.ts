/**
 * Draws a tree of plain descriptions and keeps the page in step with it. Elements stay where they are as long as their
 * key or place does, so that focus, scroll and half-typed text survive each drawing. Texts become text nodes; there is
 * no way to give HTML.
 */

export type Child = VNode | string | number | null | undefined | false | readonly Child[];
type Handler = (event: never) => void;

export interface Props {
  /** Keeps its element wherever it moves among its siblings. */
  readonly key?: string;
  readonly class?: string;
  /** Set through the style object, which a strict content security policy allows. */
  readonly style?: Readonly<Record<string, string>>;
  readonly on?: Readonly<Record<string, Handler>>;
  /** Properties of the element, set where they differ from what it has. */
  readonly props?: Readonly<Record<string, unknown>>;
  /** Attributes; null and false leave one away, true is an empty one. */
  readonly [attribute: string]: unknown;
}

export interface VNode {
  readonly tag: string;
  readonly props: Props;
  readonly children: readonly (VNode | string)[];
}

const SVG = 'http://www.w3.org/2000/svg';
const SPECIAL = new Set(['key', 'class', 'style', 'on', 'props']);

export function h(tag: string, props: Props = {}, ...children: Child[]): VNode {
  return { tag, props, children: flatten(children) };
}

function flatten(children: readonly Child[], into: (VNode | string)[] = []): (VNode | string)[] {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (typeof child === 'string' || typeof child === 'number') into.push(String(child));
    else if (isList(child)) flatten(child, into);
    else into.push(child);
  }
  return into;
}

const isList = (child: VNode | readonly Child[]): child is readonly Child[] => Array.isArray(child);

/** What an element was drawn from, and the handlers that it has. */
interface Drawn {
  node: VNode;
  handlers: Readonly<Record<string, Handler>>;
  readonly listened: Set<string>;
}

const drawn = new WeakMap<Element, Drawn>();

/** Makes the children of an element look like the tree. The focus stays where it was, even if its element moved. */
export function draw(parent: Element, ...children: Child[]): void {
  const before = document.activeElement;
  reconcile(parent, flatten(children), false);
  if (before instanceof HTMLElement && before !== document.activeElement && before.isConnected)
    before.focus({ preventScroll: true });
}

function reconcile(parent: Element, wanted: readonly (VNode | string)[], inSvg: boolean): void {
  const old = [...parent.childNodes];
  const take = taker(old);
  const next = wanted.map((node) => {
    const kept = take(node);
    if (typeof node === 'string') return withText(kept, node);
    if (!kept) return create(node, inSvg);
    update(kept as Element, node, inSvg);
    return kept;
  });
  const kept = new Set<Node>(next);
  for (const node of old) if (!kept.has(node)) node.remove();
  let at = parent.firstChild;
  for (const node of next) {
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
  }
}

/** Gives for each wanted child, in order, the old one that becomes it: that with its key, or the next one of its kind. */
function taker(old: readonly ChildNode[]): (node: VNode | string) => ChildNode | undefined {
  const keyed = new Map<string, ChildNode>();
  const loose: ChildNode[] = [];
  for (const child of old) {
    const key = keyOf(child);
    if (key === undefined) loose.push(child);
    else keyed.set(key, child);
  }
  let from = 0;
  return (node) => {
    const key = typeof node === 'string' ? undefined : node.props.key;
    if (key !== undefined) {
      const found = keyed.get(key);
      keyed.delete(key); // a second one of the same key is another element
      return found && isAlike(found, node) ? found : undefined;
    }
    const index = loose.findIndex((child, i) => i >= from && isAlike(child, node));
    if (index < 0) return undefined;
    from = index + 1;
    return loose[index];
  };
}

const keyOf = (node: Node): string | undefined =>
  node instanceof Element ? drawn.get(node)?.node.props.key : undefined;

function isAlike(found: Node, node: VNode | string): boolean {
  if (typeof node === 'string') return found.nodeType === Node.TEXT_NODE;
  return found instanceof Element && drawn.get(found)?.node.tag === node.tag;
}

function withText(node: ChildNode | undefined, text: string): ChildNode {
  if (!node) return document.createTextNode(text);
  if (node.nodeValue !== text) node.nodeValue = text;
  return node;
}

function create(node: VNode, inSvg: boolean): Element {
  const isSvg = inSvg || node.tag === 'svg';
  const element = isSvg ? document.createElementNS(SVG, node.tag) : document.createElement(node.tag);
  drawn.set(element, {
    node: { tag: node.tag, props: { key: node.props.key }, children: [] },
    handlers: {},
    listened: new Set(),
  });
  update(element, node, isSvg);
  return element;
}

function update(element: Element, node: VNode, inSvg: boolean): void {
  const state = drawn.get(element)!;
  const old = state.node.props;
  setAttributes(element, old, node.props);
  setHandlers(element, state, node.props.on ?? {});
  reconcile(element, node.children, inSvg || node.tag === 'svg');
  // After the children: a list takes a value only when it has the option for it.
  setProperties(element, node.props.props ?? {});
  state.node = node;
}

function setAttributes(element: Element, old: Props, wanted: Props): void {
  if ((wanted.class ?? '') !== (old.class ?? '')) element.setAttribute('class', wanted.class ?? '');
  for (const name of Object.keys(old))
    if (!SPECIAL.has(name) && !isPresent(wanted[name])) element.removeAttribute(name);
  for (const [name, value] of Object.entries(wanted)) {
    if (SPECIAL.has(name) || value === old[name] || !isPresent(value)) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  setStyle(element as HTMLElement, old.style ?? {}, wanted.style ?? {});
}

const isPresent = (value: unknown): value is string | number | true =>
  value !== null && value !== undefined && value !== false;

function setStyle(element: HTMLElement, old: Readonly<Record<string, string>>, wanted: typeof old): void {
  for (const name of Object.keys(old)) if (!(name in wanted)) element.style.removeProperty(name);
  for (const [name, value] of Object.entries(wanted)) if (old[name] !== value) element.style.setProperty(name, value);
}

function setProperties(element: Element, wanted: Readonly<Record<string, unknown>>): void {
  const target = element as unknown as Record<string, unknown>;
  for (const [name, value] of Object.entries(wanted)) if (target[name] !== value) target[name] = value;
}

/** One listener per event, which calls the handler of the last drawing. */
function setHandlers(element: Element, state: Drawn, wanted: Readonly<Record<string, Handler>>): void {
  for (const type of Object.keys(wanted)) {
    if (state.listened.has(type)) continue;
    state.listened.add(type);
    element.addEventListener(type, (event) => state.handlers[type]?.(event as never));
  }
  state.handlers = wanted;
}
