import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { Complaints } from '~/ui/Complaints';
import { ProblemNote } from '~/ui/ProblemNote';
import { RecordPage, RecordSection } from '~/ui/RecordPage';
import { catalogMessages } from '../messages';
import { useAssembly, useExpansion, type Assembly } from '../queries';
import styles from './AssemblyPanel.module.css';

export function AssemblyPanel({ id }: { id: string }) {
  const t = useT(catalogMessages);
  const assembly = useAssembly(id);
  if (assembly.error) return <ProblemNote large problem={assembly.error} retry={() => void assembly.refetch()} />;
  if (!assembly.data) return null;
  return (
    <RecordPage
      narrow
      kind={assembly.data.code}
      name={assembly.data.name}
      facts={<TryIt key={id} assembly={assembly.data} />}
      timeline={
        <RecordSection title={t('components')}>
          <Formulas assembly={assembly.data} />
        </RecordSection>
      }
    />
  );
}

/** Figures in, quantities out, each with its formula filled in. */
function TryIt({ assembly }: { assembly: Assembly }) {
  const t = useT(catalogMessages);
  const format = useFormat();
  const [inputs, setInputs] = useState(() => Object.fromEntries(assembly.inputs.map((input) => [input.name, input.default ?? ''])));
  const expansion = useExpansion(assembly.id, inputs);
  const nameOf = (key: string) => assembly.components.find((component) => component.key === key)?.item_name ?? key;
  return (
    <RecordSection title={t('tryIt')}>
      <p className={styles.why}>{t('tryWhy')}</p>
      <div className={styles.inputs}>
        {assembly.inputs.map((input) => (
          <TextInput
            key={input.name}
            label={`${input.label} (${input.unit})`}
            inputMode="decimal"
            value={inputs[input.name]}
            onChange={(event) => setInputs({ ...inputs, [input.name]: event.currentTarget.value })}
          />
        ))}
      </div>
      {expansion.error && <ProblemNote problem={expansion.error} />}
      <Complaints diagnostics={expansion.data?.diagnostics ?? []} />
      <table className={styles.parts}>
        <tbody>
          {expansion.data?.quantities.map((part) => (
            <tr key={part.key}>
              <th scope="row">
                {nameOf(part.key)}
                <code title={t('including', { waste: part.waste_percent, net: part.net, quantity: part.quantity })}>{part.worked}</code>
              </th>
              <td>
                {format.number(part.quantity)} {part.unit}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </RecordSection>
  );
}

function Formulas({ assembly }: { assembly: Assembly }) {
  const t = useT(catalogMessages);
  return (
    <table className={styles.parts}>
      <tbody>
        {assembly.named.map((named) => (
          <tr key={named.name}>
            <th scope="row">
              {named.name} <code>{named.formula}</code>
            </th>
            <td />
          </tr>
        ))}
        {assembly.components.map((component) => (
          <tr key={component.key}>
            <th scope="row">
              {component.item_name} <code>{component.quantity_formula}</code>
            </th>
            <td>{Number(component.waste_percent) > 0 && `${t('waste')} ${component.waste_percent}%`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
