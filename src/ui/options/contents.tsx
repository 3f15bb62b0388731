import { t } from '../../platform/i18n';

/** Sections by the ids of their headings, in the order of the page. */
const ENTRIES: readonly (readonly [id: string, name: string])[] = [
  ['stages', 'optionsStages'],
  ['quiet-hours', 'optionsQuiet'],
  ['week', 'optionsWeek'],
  ['nudge', 'optionsNudge'],
  ['snooze', 'optionsSnooze'],
  ['badge', 'optionsBadge'],
  ['names', 'optionsNames'],
  ['sound', 'optionsSound'],
  ['alert-check', 'optionsAlertCheck'],
  ['exact-times', 'optionsTimes'],
  ['rules', 'optionsRules'],
  ['work-week', 'optionsWork'],
  ['zones', 'optionsZones'],
  ['settings-file', 'settingsFile'],
  ['examples', 'optionsExamples'],
];

/** The way to each part of a long page. */
export const Contents = () => (
  <nav class="contents" aria-label={t('optionsContents')}>
    <ul>
      {ENTRIES.map(([id, name]) => (
        <li key={id}>
          <a href={`#${id}-heading`}>{t(name)}</a>
        </li>
      ))}
    </ul>
  </nav>
);
