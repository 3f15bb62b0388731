import { t } from '../../platform/i18n';
import type { SectionProps, TableFilter } from './section-props';

interface Props extends SectionProps {
  readonly filter: TableFilter;
  readonly onFilter: (filter: TableFilter) => void;
}

/** The threads behind every number. */
export const ThreadsSection = (_: Props) => (
  <section aria-labelledby="threads-heading">
    <h2 id="threads-heading" tabIndex={-1}>
      {t('threadsHeading')}
    </h2>
  </section>
);
