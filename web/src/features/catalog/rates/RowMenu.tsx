import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useT } from '~/i18n/messages';
import { uiMessages } from '~/ui/messages';
import { catalogMessages } from '../messages';
import type { RowUse } from './dialogs';

/** What can be done with a dated row. */
export function RowMenu({ name, open }: { name: string; open: (use: RowUse) => void }) {
  const t = useT(catalogMessages);
  const tUi = useT(uiMessages);
  // A menu hangs in its row, wherever it is drawn: a choice in it is no click on the row.
  return (
    <span onClick={(event) => event.stopPropagation()}>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={tUi('actions', { name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => open('follow')}>{t('fromADay')}</Menu.Item>
          <Menu.Item onClick={() => open('change')}>{t('putRight')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
