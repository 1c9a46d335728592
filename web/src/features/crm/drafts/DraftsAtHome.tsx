import { Drafts } from './Drafts';

export default function DraftsAtHome() {
  return <Drafts />;
}
