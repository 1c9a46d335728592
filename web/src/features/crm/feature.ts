import { IconBuildingCommunity, IconLayoutKanban, IconMapPin, IconPhoneIncoming, IconSpeakerphone, IconTargetArrow, IconUserPlus } from '@tabler/icons-react';
import { api, ok } from '~/api/client';
import type { Me } from '~/api/session';
import { defineFeature } from '~/app/feature';
import { go } from '~/app/go';
import { customerRoute, customersRoute } from './customers/routes';
import { openNewCustomer } from './customers/openNewCustomer';
import { openNewLead } from './leads/dialogs';
import { openRecordSpend } from './marketing/dialogs';
import { marketingRoute } from './marketing/routes';
import { leadsRoute } from './leads/routes';
import { openNewOpportunity } from './pipeline/dialogs';
import { opportunityRoute, pipelineRoute } from './pipeline/routes';

/** Who may send what Ridgebeam drafted for a customer; a project manager does not see leads, but does move dates. */
const writes = (me: Me) => ['owner', 'office', 'sales', 'project_manager'].includes(me.role);
const sells = (me: Me) => me.navigation.length === 0 || me.navigation.includes('leads');

export const crm = defineFeature({
  room: 'crm',
  routes: [leadsRoute, pipelineRoute, opportunityRoute, customersRoute, customerRoute, marketingRoute],
  places: [
    { id: 'leads', label: { en: 'Leads', es: 'Prospectos' }, icon: IconPhoneIncoming, to: '/leads', keys: 'g l' },
    { id: 'pipeline', label: { en: 'Pipeline', es: 'Ventas' }, icon: IconLayoutKanban, to: '/pipeline', keys: 'g p' },
    { id: 'customers', label: { en: 'Customers', es: 'Clientes' }, icon: IconBuildingCommunity, to: '/customers', keys: 'g c' },
    { id: 'marketing', label: { en: 'Marketing', es: 'Publicidad' }, icon: IconSpeakerphone, to: '/marketing', keys: 'g k' },
  ],
  commands: [
    {
      id: 'crm.customer.create',
      section: 'create',
      keys: 'c c',
      icon: IconUserPlus,
      title: { en: 'New customer', es: 'Nuevo cliente' },
      also: { en: 'account client company household', es: 'cuenta empresa hogar' },
      run: openNewCustomer,
    },
    {
      id: 'crm.lead.create',
      section: 'create',
      keys: 'c l',
      icon: IconPhoneIncoming,
      title: { en: 'New lead', es: 'Nuevo prospecto' },
      also: { en: 'inquiry phone call', es: 'consulta llamada' },
      when: sells,
      run: openNewLead,
    },
    {
      id: 'crm.opportunity.create',
      section: 'create',
      keys: 'c o',
      icon: IconTargetArrow,
      title: { en: 'New opportunity', es: 'Nueva oportunidad' },
      also: { en: 'deal sale', es: 'venta negocio' },
      when: sells,
      run: openNewOpportunity,
    },
    {
      id: 'crm.spend.record',
      section: 'create',
      icon: IconSpeakerphone,
      title: { en: 'Record marketing spend', es: 'Anotar gasto de publicidad' },
      also: { en: 'advertising cost campaign', es: 'anuncios costo campaña' },
      when: (me) => me.navigation.includes('marketing'),
      run: () => openRecordSpend(),
    },
  ],
  home: [
    { id: 'crm.leads', order: 10, when: sells, load: () => import('./leads/LeadsAtHome') },
    { id: 'crm.steps', order: 15, when: sells, load: () => import('./pipeline/StepsAtHome') },
    { id: 'crm.drafts', order: 40, when: writes, load: () => import('./drafts/DraftsAtHome') },
  ],
  settings: [
    { id: 'crm.forms', order: 40, load: () => import('./forms/WebsiteForms') },
    { id: 'crm.follow-ups', order: 50, load: () => import('./sequences/FollowUps') },
  ],
  events: () => import('./events'),
  search: {
    account: {
      label: { en: 'Customer', es: 'Cliente' },
      icon: IconBuildingCommunity,
      open: (id) => go('/customers/$id', { params: { id } }),
    },
    lead: {
      label: { en: 'Lead', es: 'Prospecto' },
      icon: IconPhoneIncoming,
      open: (id) => go('/leads', { search: { open: id } }),
    },
    site: {
      label: { en: 'Site', es: 'Lugar' },
      icon: IconMapPin,
      open: (id) =>
        void ok(api.GET('/sites/{id}', { params: { path: { id } } })).then((site) => go('/customers/$id', { params: { id: site.account_id } })),
    },
    opportunity: {
      label: { en: 'Opportunity', es: 'Oportunidad' },
      icon: IconTargetArrow,
      open: (id) => go('/pipeline/$id', { params: { id } }),
    },
  },
});
