import { useRef } from 'preact/hooks';

interface Props {
  readonly text: string;
  /** Ids of what names and describes the field. */
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly disabled?: boolean;
  readonly onFile: (file: File) => void;
}

/** A button that has a JSON file chosen; the field itself is not seen. */
export function FileButton({ text, labelledBy, describedBy, disabled = false, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const choose = (field: HTMLInputElement): void => {
    const file = field.files?.[0];
    if (file) onFile(file);
    // The same file may be chosen again.
    field.value = '';
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        class="unseen"
        accept=".json,application/json"
        tabIndex={-1}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        onChange={({ currentTarget }) => choose(currentTarget)}
      />
      <button type="button" disabled={disabled} onClick={() => input.current?.click()}>
        {text}
      </button>
    </>
  );
}
