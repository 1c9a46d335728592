import { IconCoin, IconFileInvoice, IconReceipt } from '@tabler/icons-react';
import type { EventWords } from '~/app/feature';

export const events: Record<string, EventWords> = {
  'invoice.issued': { icon: IconFileInvoice, text: { en: 'issued invoice {number}, {name}', es: 'emitió la factura {number}, {name}' }, tone: 'good' },
  'payment.received': { icon: IconCoin, text: { en: 'recorded a payment on invoice {invoices}', es: 'registró un pago de la factura {invoices}' }, tone: 'good' },
  'bill.recorded': { icon: IconReceipt, text: { en: 'recorded bill {number} of {vendor}', es: 'registró la factura {number} de {vendor}' } },
  'cost.recorded': {
    icon: IconReceipt,
    text: { en: 'costed the time of {description}', es: 'calculó el costo del tiempo de {description}' },
    gather: 'description',
  },
};
