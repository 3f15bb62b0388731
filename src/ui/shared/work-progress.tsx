import { t } from '../../platform/i18n';

interface Props {
  readonly label: string;
  /** From 0 to 1. */
  readonly done: number;
  readonly onCancel: () => void;
}

/** Long work, how far it has come, and a way out of it. */
export const WorkProgress = ({ label, done, onCancel }: Props) => (
  <div class="work-progress">
    <label>
      <span>{label}</span>
      <progress value={done} max={1} />
    </label>
    <button type="button" onClick={onCancel}>
      {t('workCancel')}
    </button>
  </div>
);
