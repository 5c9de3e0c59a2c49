import { Page } from '../../shell/page.tsx';

export function CustomerPage() {
  return <Page headline="CustomerPage" />;
}
