import { IconFileImport } from '@tabler/icons-react';
import { defineFeature } from '~/app/feature';
import { go } from '~/app/go';
import { importRoute } from './routes';

export const imports = defineFeature({
  room: 'integrations',
  routes: [importRoute],
  commands: [
    {
      id: 'import.open',
      section: 'go',
      icon: IconFileImport,
      title: { en: 'Import from another system', es: 'Importar de otro sistema' },
      also: { en: 'csv upload migrate pipeline accounts schedule microsoft project xml', es: 'csv subir migrar cuentas cronograma microsoft project xml' },
      when: (me) => ['owner', 'office'].includes(me.role),
      run: () => go('/import'),
    },
  ],
  events: () => import('./events'),
});
