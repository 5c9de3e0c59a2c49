import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMessages } from '../language/use-messages.ts';
import { notFoundText } from './not-found-text.ts';
import { Page } from './page.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  const t = useMessages(notFoundText);
  return (
    <Page headline={t('title')} sub={t('text')}>
      <div>
        <Button component={Link} to="/">
          {t('back')}
        </Button>
      </div>
    </Page>
  );
}
