import { Textarea, VisuallyHidden } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useT } from '~/i18n/messages';
import styles from './InlineEdit.module.css';
import { uiMessages } from './messages';

interface InlineEditProps {
  label: string;
  value: string | null | undefined;
  /** Called when the text really changed. Show it at once with `useApiMutation`; a refusal puts the old one back. */
  onSave: (value: string) => void;
  type?: 'text' | 'email' | 'tel' | 'date' | 'number';
  /** How it reads when it is not being changed; the plain value otherwise. */
  shown?: React.ReactNode;
  required?: boolean;
  /** A text of several lines: Enter begins a new one, leaving the field keeps it. */
  lines?: boolean;
}

/** A value that is changed where it stands: click or Enter to change, Enter to keep, Escape to leave it. */
export function InlineEdit({ label, value, onSave, type = 'text', shown, required, lines }: InlineEditProps) {
  const t = useT(uiMessages);
  const [draft, setDraft] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  const finish = (keep: boolean) => {
    const next = draft?.trim() ?? '';
    setDraft(null);
    if (keep && next !== (value ?? '') && !(required && next === '')) onSave(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const keeps = event.key === 'Enter' && (!lines || event.metaKey || event.ctrlKey);
    if (!keeps && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    finish(keeps);
    setTimeout(() => button.current?.focus(), 0);
  };
  if (draft !== null && lines) {
    return (
      <Textarea
        autoFocus
        autosize
        minRows={3}
        maxRows={14}
        value={draft}
        aria-label={label}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => finish(true)}
      />
    );
  }
  if (draft !== null) {
    return (
      <input
        autoFocus
        type={type}
        className={styles.input}
        value={draft}
        aria-label={label}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => finish(true)}
        onFocus={(event) => event.currentTarget.select()}
      />
    );
  }
  return (
    <button ref={button} type="button" className={styles.shown} data-lines={lines || undefined} data-empty={!value || undefined} title={value ?? undefined} onClick={() => setDraft(value ?? '')}>
      {/* Heard before the value: what is read aloud begins with what it is and holds what is seen. */}
      <VisuallyHidden>{t('edit', { label })}: </VisuallyHidden>
      {value ? (shown ?? value) : t('empty')}
    </button>
  );
}
