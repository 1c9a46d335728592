import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useT } from '~/i18n/messages';
import { salesMessages } from '../messages';
import { useChangeSection, useRemoveSection, type Estimate, type Section } from '../queries';

export function SectionMenu({ estimate, section }: { estimate: Estimate; section: Section }) {
  const t = useT(salesMessages);
  const change = useChangeSection(estimate.id, section);
  const remove = useRemoveSection(estimate.id);
  const at = estimate.sections.findIndex((one) => one.id === section.id);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('more', { name: section.name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {at > 0 && <Menu.Item onClick={() => change.mutate({ position: at - 1 })}>{t('up')}</Menu.Item>}
        {at < estimate.sections.length - 1 && <Menu.Item onClick={() => change.mutate({ position: at + 1 })}>{t('down')}</Menu.Item>}
        <Menu.Item color="red" onClick={() => remove.mutate(section.id)}>
          {t('removeSection')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
