import type { FromView, ToView } from './messages';

/** The editor that holds this view. */
export interface Host {
  post(message: FromView): void;
  /** What was kept with `keep`, also by a view that was hidden or closed since. */
  kept(): unknown;
  keep(state: unknown): void;
  onMessage(listen: (message: ToView) => void): void;
}

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** Can be called once in the life of a page. */
export function connect(): Host {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    kept: () => api.getState(),
    keep: (state) => api.setState(state),
    onMessage: (listen) =>
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (isMessage(event.data)) listen(event.data);
      }),
  };
}

const isMessage = (data: unknown): data is ToView => typeof data === 'object' && data !== null && 'type' in data;
