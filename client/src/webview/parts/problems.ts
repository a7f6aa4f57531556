import type { ProblemView } from '../../../../server/src/core/features/register/protocol';
import { h } from '../dom';
import type { Child } from '../dom';
import type { Ui } from '../ui';
import { icon } from './marks';

const ICONS = { error: 'error', warning: 'warning', information: 'info', hint: 'lightbulb' } as const;

/** Findings, each with a way to its place in the text. */
export function problems(ui: Ui, list: readonly ProblemView[]): Child {
  if (list.length === 0) return null;
  return h(
    'ul',
    { key: 'problems', class: 'problems', 'aria-label': 'Findings' },
    list.map((problem) =>
      h(
        'li',
        { class: `problem problem-${problem.severity}` },
        icon(ICONS[problem.severity]),
        h('span', {}, problem.message, ' '),
        h('button', { type: 'button', class: 'link', on: { click: () => ui.showText(problem.range) } }, problem.code),
      ),
    ),
  );
}
