import { Button, Modal } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { problemOf, type Problem } from '~/api/problem';
import { useT } from '~/i18n/messages';
import styles from './FormDialog.module.css';
import { uiMessages } from './messages';
import { ProblemNote } from './ProblemNote';

export interface FieldProps<V> {
  value: V;
  error: string | undefined;
  onChange: (value: V) => void;
}

export interface FormApi<T> {
  values: T;
  set: (change: Partial<T>) => void;
  /** For a component whose `onChange` gives the value (Select, NumberInput). */
  field: <K extends keyof T & string>(name: K) => FieldProps<T[K]>;
  /** For a component whose `onChange` gives an event (TextInput, Textarea). */
  text: <K extends keyof T & string>(name: K) => { name: K; value: string; error: string | undefined; onChange: (event: { currentTarget: { value: string } }) => void };
}

interface FormDialogProps<T> {
  title: string;
  initial: T;
  submitLabel: string;
  /** Resolves when it is saved; what it throws is shown beside the fields it names. */
  onSubmit: (values: T) => Promise<unknown>;
  onClose: () => void;
  children: (form: FormApi<T>) => ReactNode;
  size?: string;
}

/** A short form over the screen. Enter saves, Escape leaves; nothing typed is lost when the server refuses. */
export function FormDialog<T extends object>({ title, initial, submitLabel, onSubmit, onClose, children, size = '28rem' }: FormDialogProps<T>) {
  const t = useT(uiMessages);
  const [values, setValues] = useState(initial);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [mapped] = useState(() => new Set<string>());

  const first = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // The first field, not the cross in the corner.
    const soon = setTimeout(() => first.current?.querySelector<HTMLElement>('[data-autofocus], input, textarea, select')?.focus(), 30);
    return () => clearTimeout(soon);
  }, []);

  const set = (change: Partial<T>) => {
    setValues((before) => ({ ...before, ...change }));
    setProblem((before) => before && withoutFields(before, Object.keys(change)));
  };
  const errorOf = (name: string) => {
    mapped.add(name);
    return problem?.fields.find((one) => one.field === name)?.message;
  };
  const form: FormApi<T> = {
    values,
    set,
    field: (name) => ({ value: values[name], error: errorOf(name), onChange: (value) => set({ [name]: value } as unknown as Partial<T>) }),
    text: (name) => ({
      name,
      value: String(values[name] ?? ''),
      error: errorOf(name),
      onChange: (event) => set({ [name]: event.currentTarget.value } as unknown as Partial<T>),
    }),
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await onSubmit(values);
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  const content = children(form);
  const besideFields = problem && problem.fields.length > 0 && problem.fields.every((one) => mapped.has(one.field));
  return (
    <Modal opened onClose={onClose} title={title} size={size}>
      <form ref={first} className={styles.form} onSubmit={submit}>
        {problem && !besideFields && <ProblemNote problem={problem.code === 'stale' ? staleNote(problem, t('stale')) : problem} />}
        {content}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function withoutFields(problem: Problem, names: string[]): Problem | null {
  const left = problem.fields.filter((one) => !names.includes(one.field));
  if (left.length === problem.fields.length) return problem;
  if (left.length === 0) return null;
  return Object.assign(Object.create(Object.getPrototypeOf(problem) as object) as Problem, problem, { fields: left });
}

function staleNote(problem: Problem, cure: string): Problem {
  return Object.assign(Object.create(Object.getPrototypeOf(problem) as object) as Problem, problem, { title: problem.title, cure });
}
