/** Severities are free text; these are the words that mean that nobody is woken up. */
const QUIET = /^(?:ticket|info|information|low|minor|warn|warning|notice|notify)$/i;

/** True for alerts that wake somebody up, as far as the word of their severity tells. */
export const isPage = (severity: string | undefined): boolean => severity === undefined || !QUIET.test(severity);
