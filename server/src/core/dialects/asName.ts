const MAX_LENGTH = 63;

/** A name as it is written in YAML where it is a DNS label, in quotes where it needs them; undefined where it is none. */
export function asName(name: string): string | undefined {
  if (name.length > MAX_LENGTH || !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)) return undefined;
  // Names such as 404 and no are words only in quotes.
  return /^[a-z]/.test(name) && !/^(?:true|false|null|yes|no|on|off|y|n)$/.test(name) ? name : `"${name}"`;
}
