/**
 * Dragging with mouse, pen or finger. Things that can be dragged have `data-drag`, places to drop them `data-drop`; what
 * happens is told to the handler. Pointer events, because those work the same in each window and on touch screens.
 */

const THRESHOLD_PX = 5;
const EDGE_PX = 48;
const SCROLL_PX = 12;

interface Drag {
  readonly source: HTMLElement;
  readonly id: string;
  readonly startX: number;
  readonly startY: number;
  ghost: HTMLElement | null;
  over: HTMLElement | null;
}

/** @param onDrop what was dragged, and the place where it was dropped */
export function listenToDrags(root: HTMLElement, onDrop: (id: string, place: string) => void): void {
  let drag: Drag | null = null;

  const end = (): void => {
    drag?.ghost?.remove();
    drag?.over?.classList.remove('drop-over');
    drag?.source.classList.remove('is-dragged');
    root.classList.remove('is-dragging');
    drag = null;
  };

  root.addEventListener('pointerdown', (event) => {
    const source = (event.target as Element).closest<HTMLElement>('[data-drag]');
    if (!source || event.button !== 0 || (event.target as Element).closest('button, vscode-button')) return;
    drag = {
      source,
      id: source.dataset['drag'] ?? '',
      startX: event.clientX,
      startY: event.clientY,
      ghost: null,
      over: null,
    };
  });
  window.addEventListener('pointermove', (event) => {
    if (!drag) return;
    if (event.buttons === 0) return end();
    if (!drag.ghost) {
      if (Math.hypot(event.clientX - drag.startX, event.clientY - drag.startY) < THRESHOLD_PX) return;
      drag.ghost = lift(drag.source);
      root.classList.add('is-dragging');
    }
    event.preventDefault();
    drag.ghost.style.setProperty('transform', `translate(${event.clientX + 10}px, ${event.clientY + 8}px)`);
    scrollNearEdge(event.clientY);
    const over = dropAt(event.clientX, event.clientY);
    if (over === drag.over) return;
    drag.over?.classList.remove('drop-over');
    over?.classList.add('drop-over');
    drag.over = over;
  });
  window.addEventListener('pointerup', () => {
    const place = drag?.ghost ? drag.over?.dataset['drop'] : undefined;
    const id = drag?.id;
    end();
    if (id !== undefined && place !== undefined) onDrop(id, place);
  });
  window.addEventListener('pointercancel', end);
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && drag) end();
  });
}

/** A copy that follows the pointer. */
function lift(source: HTMLElement): HTMLElement {
  const ghost = source.cloneNode(true) as HTMLElement;
  ghost.classList.add('drag-ghost');
  ghost.removeAttribute('data-focus');
  ghost.setAttribute('aria-hidden', 'true');
  ghost.style.setProperty('width', `${source.offsetWidth}px`);
  source.classList.add('is-dragged');
  document.body.append(ghost);
  return ghost;
}

const dropAt = (x: number, y: number): HTMLElement | null =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]') ?? null;

function scrollNearEdge(y: number): void {
  if (y < EDGE_PX) window.scrollBy(0, -SCROLL_PX);
  else if (y > window.innerHeight - EDGE_PX) window.scrollBy(0, SCROLL_PX);
}
