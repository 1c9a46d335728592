import { IconMapQuestion } from '@tabler/icons-react';
import { useT } from '~/i18n/messages';
import { EmptyState } from '~/ui/EmptyState';
import { go } from './go';
import { appMessages } from './messages';

export function NotFound() {
  const t = useT(appMessages);
  return (
    <EmptyState
      icon={IconMapQuestion}
      sentence={`${t('notFound')}. ${t('notFoundWhy')}`}
      action={{ label: t('goHome'), run: () => go('/') }}
    />
  );
}
