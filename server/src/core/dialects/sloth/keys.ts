/** The keys that the two forms of Sloth's SLOs spell differently. */
export interface SlothKeys {
  readonly errorQuery: string;
  readonly totalQuery: string;
  readonly errorRatioQuery: string;
  /** The key of the plugins for all SLOs. */
  readonly sloPlugins: string;
  /** The key of each alert, by its group. */
  readonly alerts: Readonly<Record<'page' | 'ticket', string>>;
}
