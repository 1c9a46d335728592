import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

interface SearchFieldProps {
  value: string;
  /** Says what is looked for; it is the placeholder too. */
  label: string;
  /** Called a moment after the typing stops. */
  onSearch: (words: string) => void;
}

export function SearchField({ value, label, onSearch }: SearchFieldProps) {
  const [words, setWords] = useState(value);
  const [given, setGiven] = useState(value);
  const later = useDebouncedCallback(onSearch, 200);
  // Cleared from outside ("show everybody"): the field follows.
  if (value !== given) {
    setGiven(value);
    if (value === '') setWords('');
  }
  return (
    <TextInput
      w="20rem"
      maw="100%"
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} />}
      value={words}
      onChange={(event) => {
        setWords(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
    />
  );
}
