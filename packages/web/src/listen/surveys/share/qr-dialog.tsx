import { Button } from '@mantine/core';
import type { SurveyLink } from '@romashka/model/contract';
import { CopyField } from '../../../govern/settings/copy-field.tsx';
import { useMessages } from '../../../language/use-messages.ts';
import { Dialog } from '../../../shell/dialog.tsx';
import { saveFile } from '../../download/save-file.ts';
import { slugOf } from '../draft/free-id.ts';
import { QrCode } from './qr-code.tsx';
import { qrPath, qrSvg } from './qr-path.ts';
import styles from './share.module.css';
import { shareText } from './share-text.ts';

/** Pixels of a module: sharp on a poster of a hand's width at 300 dots an inch. */
const PIXELS = 32;

function savePng(url: string, name: string): void {
  const { size, path } = qrPath(url);
  const canvas = document.createElement('canvas');
  canvas.width = size * PIXELS;
  canvas.height = size * PIXELS;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(PIXELS, PIXELS);
  context.fillStyle = '#000';
  context.fill(new Path2D(path));
  canvas.toBlob((picture) => {
    if (picture !== null) saveFile(`${name}.png`, picture);
  }, 'image/png');
}

/** The QR code of one link, to be downloaded. */
export function QrDialog(props: {
  readonly link: SurveyLink;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const t = useMessages(shareText);
  const { link, name } = props;
  const file = `qr-${slugOf(name) || 'link'}`;
  return (
    <Dialog title={`${t('qrTitle')}: ${name}`} onClose={props.onClose}>
      <div className={styles['qrBox']}>
        <QrCode url={link.url} label={t('qr', { name })} className={styles['qr'] ?? ''} />
        <CopyField label={t('links')} value={link.url} />
        <p className={styles['soft']}>{t('scanHint')}</p>
        <div className={styles['acts']}>
          <Button
            variant="default"
            onClick={() =>
              saveFile(`${file}.svg`, new Blob([qrSvg(qrPath(link.url))], { type: 'image/svg+xml' }))
            }
          >
            {t('svg')}
          </Button>
          <Button variant="default" onClick={() => savePng(link.url, file)}>
            {t('png')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
