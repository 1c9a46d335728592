import { defineMessages } from '~/i18n/messages';

export const reportMessages = defineMessages({
  en: {
    reports: 'Reports',
    question:
      '{kind, select, win_rate {How many of those we compete for do we win?} stages {Where do opportunities get stuck?} sources {What does a customer cost us, and what is left of their work?} job_margin {Which jobs earn money?} adherence {Do we finish when we said we would?} pipeline {What is on its way?} other {{kind}}}',
    short:
      '{kind, select, win_rate {Win rate} stages {Conversion by stage} sources {Source to margin} job_margin {Job margin} adherence {On schedule} pipeline {Pipeline} other {{kind}}}',
    cohort:
      '{kind, select, win_rate {opportunities created in the period that were won or lost since} stages {opportunities created in the period} sources {spend, leads and wins of the period; revenue and cost of the projects those wins became} job_margin {projects completed in the period} adherence {tasks and milestones due by their baseline in the period, up to today} pipeline {open opportunities created in the period; months are those of the expected close} other {}}',
    figure:
      '{name, select, win_rate {Win rate} won {Won} lost {Lost} won_value {Won value} conversion {Conversion} created {Created} reached {Came this far} went_on {Went on} cac {Cost per new customer} spend {Spend} leads {Leads} wins {Wins} new_customers {New customers} revenue {Revenue} cost {Cost} margin {Margin} margin_percent {Margin %} contract {Contract} adherence {On time} due {Due} on_time {Kept} late {Late} open_value {Open value} open {Open} decided {Won or lost} other {{name}}}',
    formula:
      '{key, select, win_rate {Won ÷ (won + lost)} won {Opportunities won} lost {Opportunities lost} won_value {Sum of the value of opportunities won} conversion {Won ÷ created} stage_conversion {Went on ÷ came this far} created {Opportunities created} reached {Opportunities that were in this stage or a later one} went_on {Opportunities that were in a later stage} cac {Spend ÷ new customers} spend {Money spent on marketing} leads {Leads received} wins {Opportunities won} new_customers {Accounts that bought for the first time} revenue {Contracts of the projects of opportunities won, without sales tax} cost {Costs recorded: time, bills, expenses} margin {Revenue − cost} job_margin {Contract − cost} margin_percent {(Revenue − cost) ÷ revenue} job_margin_percent {(Contract − cost) ÷ contract} contract {Contracts of the projects, without sales tax} adherence {Finished on or before the baseline date ÷ due} due {Tasks and milestones whose baseline finish has come} on_time {Of these, finished on or before that day} late {Of these, finished later or not yet} open_value {Sum of the value of open opportunities} open {Opportunities neither won nor lost} other {{key}}}',
    by: '{by, select, owner {By person} source {By source} campaign {By campaign} stage {By stage} month {By month} project {By project} other {{by}}}',
    none: '{by, select, owner {Nobody} source {Unknown source} campaign {No campaign} month {No date} other {–}}',
    from: 'From',
    to: 'To',
    rows: 'Rows behind the figure',
    record: 'Record',
    group: 'Belongs to',
    day: 'Day',
    amount: 'Amount',
    noRows: 'No row is counted here.',
    nothing: 'Nothing to report for this period yet.',
    all: 'All',
    begin: '{kind, select, sources {Record what marketing costs} job_margin {Open the projects} adherence {Open the projects} other {Open the pipeline}}',
    spendHere: 'Record spend',
    back: 'Back to the report',
    chart: '{figure} in bars',
    name: 'Name',
    lastDays: '{figure}, last {days} days',
    sinceBefore: 'on the {days} days before',
    points: '{points} points',
  },
  es: {
    reports: 'Informes',
    question:
      '{kind, select, win_rate {¿Cuántas de las que competimos ganamos?} stages {¿Dónde se atascan las oportunidades?} sources {¿Cuánto nos cuesta un cliente y qué queda de su trabajo?} job_margin {¿Qué trabajos ganan dinero?} adherence {¿Terminamos cuando dijimos?} pipeline {¿Qué viene en camino?} other {{kind}}}',
    short:
      '{kind, select, win_rate {Tasa de éxito} stages {Conversión por etapa} sources {De la fuente al margen} job_margin {Margen por trabajo} adherence {A tiempo} pipeline {Embudo} other {{kind}}}',
    cohort:
      '{kind, select, win_rate {oportunidades creadas en el período, ganadas o perdidas desde entonces} stages {oportunidades creadas en el período} sources {gasto, prospectos y ventas del período; ingresos y costos de los proyectos que resultaron} job_margin {proyectos terminados en el período} adherence {tareas e hitos que vencían según el plan base en el período, hasta hoy} pipeline {oportunidades abiertas creadas en el período; los meses son los del cierre esperado} other {}}',
    figure:
      '{name, select, win_rate {Tasa de éxito} won {Ganadas} lost {Perdidas} won_value {Valor ganado} conversion {Conversión} created {Creadas} reached {Llegaron hasta aquí} went_on {Siguieron} cac {Costo por cliente nuevo} spend {Gasto} leads {Prospectos} wins {Ventas} new_customers {Clientes nuevos} revenue {Ingresos} cost {Costo} margin {Margen} margin_percent {Margen %} contract {Contrato} adherence {A tiempo} due {Vencidas} on_time {Cumplidas} late {Tarde} open_value {Valor abierto} open {Abiertas} decided {Ganadas o perdidas} other {{name}}}',
    formula:
      '{key, select, win_rate {Ganadas ÷ (ganadas + perdidas)} won {Oportunidades ganadas} lost {Oportunidades perdidas} won_value {Suma del valor de las oportunidades ganadas} conversion {Ganadas ÷ creadas} stage_conversion {Siguieron ÷ llegaron hasta aquí} created {Oportunidades creadas} reached {Oportunidades que estuvieron en esta etapa o en una posterior} went_on {Oportunidades que estuvieron en una etapa posterior} cac {Gasto ÷ clientes nuevos} spend {Dinero gastado en publicidad} leads {Prospectos recibidos} wins {Oportunidades ganadas} new_customers {Cuentas que compraron por primera vez} revenue {Contratos de los proyectos de las oportunidades ganadas, sin impuesto} cost {Costos registrados: horas, facturas, gastos} margin {Ingresos − costo} job_margin {Contrato − costo} margin_percent {(Ingresos − costo) ÷ ingresos} job_margin_percent {(Contrato − costo) ÷ contrato} contract {Contratos de los proyectos, sin impuesto} adherence {Terminadas en la fecha del plan base o antes ÷ vencidas} due {Tareas e hitos cuya fecha del plan base ya llegó} on_time {De estas, terminadas ese día o antes} late {De estas, terminadas después o aún no} open_value {Suma del valor de las oportunidades abiertas} open {Oportunidades ni ganadas ni perdidas} other {{key}}}',
    by: '{by, select, owner {Por persona} source {Por fuente} campaign {Por campaña} stage {Por etapa} month {Por mes} project {Por proyecto} other {{by}}}',
    none: '{by, select, owner {Nadie} source {Fuente desconocida} campaign {Sin campaña} month {Sin fecha} other {–}}',
    from: 'Desde',
    to: 'Hasta',
    rows: 'Registros detrás de la cifra',
    record: 'Registro',
    group: 'Pertenece a',
    day: 'Día',
    amount: 'Importe',
    noRows: 'Aquí no se cuenta ningún registro.',
    nothing: 'Todavía no hay nada que informar de este período.',
    all: 'Todo',
    begin: '{kind, select, sources {Anotar lo que cuesta la publicidad} job_margin {Abrir los proyectos} adherence {Abrir los proyectos} other {Abrir las ventas}}',
    spendHere: 'Anotar gasto',
    back: 'Volver al informe',
    chart: '{figure} en barras',
    name: 'Nombre',
    lastDays: '{figure}, últimos {days} días',
    sinceBefore: 'frente a los {days} días anteriores',
    points: '{points} puntos',
  },
});
