/** A text as a quoted scalar: in double quotes, or in single ones where that needs no escapes. */
export function quote(text: string): string {
  if (!/["\\]/.test(text)) return `"${text}"`;
  return /[\r\n]/.test(text) ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}

/** A text as a scalar, in quotes only where YAML would otherwise read something else. */
export function quoteWhereNeeded(text: string): string {
  const isPlain =
    /^[A-Za-z][\w./-]*(?: [\w./-]+)*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain || /^\d+[mhdwMQY]$/.test(text) ? text : quote(text);
}
