import { fetchMetric } from './api.js';
import config from './config.js';
import { classes, el, setText } from './element.js';
import { words } from './words.js';

/** The metrics row, which has dates, counts and status words, and no message. */
export function metricsRow({ onFolder }) {
  const attention = el('b', { class: classes.metricvalue });
  const attentionParts = el('p', {});
  const resolved = el('b', { class: classes.metricvalue });
  const today = el('p', {});
  const card = (name, value, parts, folder) =>
    el(
      'button',
      { type: 'button', class: classes.metric, onClick: () => onFolder(folder) },
      el('span', { class: classes.metricname }, name),
      value,
      parts,
    );
  const element = el(
    'section',
    { class: classes.metrics },
    el('p', { class: classes.metricsline }, words.metrics(config.metricsRange)),
    el(
      'div',
      { class: classes.metriccards },
      card(words.attention, attention, attentionParts, 'responseNeeded'),
      card(words.casesResolved, resolved, today, 'resolved'),
    ),
  );
  return {
    element,
    async refresh() {
      const [needed, required, unresolved, solved, solvedToday] = await Promise.all([
        fetchMetric('contactsResponseNeeded'),
        fetchMetric('contactsRequireAttention'),
        fetchMetric('contactsReportedUnresolved'),
        fetchMetric('contactsResolved'),
        fetchMetric('contactsResolved', 0),
      ]);
      setText(attention, required);
      setText(attentionParts, words.attentionParts(needed, unresolved));
      setText(resolved, solved);
      setText(today, words.resolvedToday(solvedToday));
    },
  };
}
