import type { WhatIfView } from '../../../../server/src/core/features/whatIf/protocol';

/** What the editor tells the panel that tries other targets. */
export type ToPanel =
  | { readonly type: 'view'; readonly view: WhatIfView }
  /** The objective is gone, or the choice was not taken. */
  | { readonly type: 'notice'; readonly message: string };

/** What the panel tells the editor. */
export type FromPanel =
  { readonly type: 'ready' } | { readonly type: 'choose'; readonly version: number; readonly written: string };
