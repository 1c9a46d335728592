import { Select } from '@mantine/core';

interface ListFilterProps<V extends string> {
  label: string;
  /** How it reads while nothing is left out. */
  all: string;
  value: V | undefined;
  options: readonly { value: V; label: string }[];
  onChange: (value: V | undefined) => void;
}

/** Narrows a list to one state, person or kind. Keep what is chosen in the address, so that the view can be sent on. */
export function ListFilter<V extends string>({ label, all, value, options, onChange }: ListFilterProps<V>) {
  return (
    <Select
      w="12rem"
      maw="100%"
      aria-label={label}
      placeholder={all}
      clearable
      data={[...options]}
      value={value ?? null}
      onChange={(to) => onChange((to as V | null) ?? undefined)}
    />
  );
}
