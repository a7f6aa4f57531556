import { escapeMarkdown } from '../../text/markdown';
import type { Agreements } from '../folder/agreements';

/** One line on tier, SLA and policy of an SLO; nothing where nothing was agreed on. */
export function agreementsMarkdown({ tiers, policies }: Agreements): string | undefined {
  const parts = [
    ...tiers.map(
      ({ name, terms }) => `Tier **${escapeMarkdown(name)}**${terms.length > 0 ? `: ${terms.join(', ')}` : ''}`,
    ),
    ...(policies.length > 0
      ? [
          `${policies.length === 1 ? 'Policy' : 'Policies'} ${policies.map((name) => `**${escapeMarkdown(name)}**`).join(', ')}`,
        ]
      : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : undefined;
}
