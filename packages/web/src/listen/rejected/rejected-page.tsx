import { Page } from '../../shell/page.tsx';

export function RejectedPage() {
  return <Page headline="RejectedPage" />;
}
