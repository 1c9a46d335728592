import { useT } from '~/i18n/messages';
import { Page } from '~/ui/Page';
import { fieldMessages } from './messages';
import { TimeList } from './TimeList';

export function TimeScreen() {
  const t = useT(fieldMessages);
  return (
    <Page title={t('time')} layout="read">
      <TimeList />
    </Page>
  );
}
