import { defineMessages } from '~/i18n/messages';

export const scheduleMessages = defineMessages({
  en: {
    bottlenecks: 'Bottlenecks',
    inTheWay: 'In the way',
    clear: 'Nothing stands in the way of the finish.',
    clearAll: 'Nothing stands in the way of any project.',
    stake: '{days, plural, =0 {no day yet} one {# day at stake} other {# days at stake}}',
    all: 'Show all',
    cause:
      '{cause, select, not_ordered {Not ordered yet} not_promised {No promised day yet} promised_late {Promised too late} delivery_overdue {Should be here already} gate_open {Still open} gate_overdue {Overdue} task_overdue {Should be done already} other {{cause}}}',
    step: '{step, select, place_order {Place the order} ask_for_date {Ask for a day} ask_for_earlier_date {Ask for an earlier day} chase_permit {Call the office that grants it} chase_deposit {Ask for the deposit} clear_gate {Get it cleared} report_progress {Report how far it is} other {{step}}}',
    comes: 'comes {day}',
    needed: 'needed {day}',
    expected: 'expected {day}',
    planned: 'planned {day}',
    holds: 'holds {names}',
    project: 'Project',
    open: 'Open',
  },
  es: {
    bottlenecks: 'Cuellos de botella',
    inTheWay: 'Lo que estorba',
    clear: 'Nada estorba al término.',
    clearAll: 'Nada estorba a ningún proyecto.',
    stake: '{days, plural, =0 {ningún día aún} one {# día en juego} other {# días en juego}}',
    all: 'Mostrar todo',
    cause:
      '{cause, select, not_ordered {Aún sin pedir} not_promised {Aún sin día prometido} promised_late {Prometido demasiado tarde} delivery_overdue {Ya debería estar aquí} gate_open {Aún pendiente} gate_overdue {Vencido} task_overdue {Ya debería estar hecho} other {{cause}}}',
    step: '{step, select, place_order {Haga el pedido} ask_for_date {Pida un día} ask_for_earlier_date {Pida un día más temprano} chase_permit {Llame a la oficina que lo otorga} chase_deposit {Pida el anticipo} clear_gate {Consiga que se cumpla} report_progress {Informe el avance} other {{step}}}',
    comes: 'llega {day}',
    needed: 'se necesita {day}',
    expected: 'esperado {day}',
    planned: 'planeado {day}',
    holds: 'retiene {names}',
    project: 'Proyecto',
    open: 'Abrir',
  },
});
