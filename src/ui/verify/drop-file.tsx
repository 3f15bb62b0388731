import { useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../../platform/i18n';

/** A file field, as keyboards and screen readers know it; a file may also be dropped anywhere on the page. */
export function DropFile({ onFile }: { onFile: (file: File) => void }) {
  const [isOver, setIsOver] = useState(false);
  useLayoutEffect(() => {
    const over = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Else the browser would leave the page for the file.
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      setIsOver(false);
      onFile(file);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [onFile]);
  const choose = (field: HTMLInputElement): void => {
    const file = field.files?.[0];
    if (file) onFile(file);
    // Else the same file, saved again, could not be chosen again.
    field.value = '';
  };
  return (
    <div class={`drop-file ${isOver ? 'over' : ''}`}>
      <label>
        <span>{t('verifyChoose')}</span>
        <input type="file" accept=".json,application/json" onChange={({ currentTarget }) => choose(currentTarget)} />
      </label>
      <span class="quiet">{t('verifyDrop')}</span>
    </div>
  );
}
