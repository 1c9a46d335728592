import { getRouteApi } from '@tanstack/react-router';
import { OpportunityRecord } from './OpportunityRecord';

const route = getRouteApi('/shell/pipeline/$id');

export function OpportunityScreen() {
  const { id } = route.useParams();
  return <OpportunityRecord key={id} id={id} />;
}
