import { getRouteApi } from '@tanstack/react-router';
import { CustomerRecord } from './CustomerRecord';

const route = getRouteApi('/shell/customers/$id');

export function CustomerScreen() {
  const { id } = route.useParams();
  return <CustomerRecord key={id} id={id} />;
}
