/** Where the parts of the view are, as addresses that a webview may load. */
export interface ViewResources {
  readonly title: string;
  readonly script: string;
  readonly style: string;
  /** The style sheet of the icon font. */
  readonly icons: string;
  /** Whence styles and fonts may come. */
  readonly source: string;
  /** A word that nobody can guess: only scripts that carry it run. */
  readonly nonce: string;
}

/** The page of the register's view. It holds nothing of the register: that comes by messages, as data. */
export function viewHtml({ title, script, style, icons, source, nonce }: ViewResources): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source} 'nonce-${nonce}'`,
    `font-src ${source}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link id="vscode-codicon-stylesheet" rel="stylesheet" href="${icons}" nonce="${nonce}" />
    <link rel="stylesheet" href="${style}" nonce="${nonce}" />
  </head>
  <body>
    <div id="app"></div>
    <div id="live" role="status" aria-live="polite"></div>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>
`;
}
