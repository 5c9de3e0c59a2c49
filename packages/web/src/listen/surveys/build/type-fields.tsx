import type { Question } from '@romashka/model/surveys';
import { useMessages } from '../../../language/use-messages.ts';
import { MultipleFields, RankingFields, SingleFields, SumFields } from './choice-fields.tsx';
import { ConsentFields, ContactFields, DateFields, FileFields, TextFields } from './detail-fields.tsx';
import styles from './fields.module.css';
import { MatrixFields } from './matrix-fields.tsx';
import { PictureFields } from './picture-fields.tsx';
import { questionText } from './question-text.ts';
import { EndsFields, type Put, RatingFields, SliderFields } from './scale-fields.tsx';

/** The fields that only questions of this type have. */
export function TypeFields(props: { readonly question: Question; readonly put: Put }) {
  const t = useMessages(questionText);
  const { question, put } = props;
  switch (question.type) {
    case 'nps':
    case 'csat':
    case 'ces':
      return <EndsFields question={question} put={put} />;
    case 'rating':
      return <RatingFields question={question} put={put} />;
    case 'slider':
      return <SliderFields question={question} put={put} />;
    case 'single':
      return <SingleFields question={question} put={put} />;
    case 'multiple':
      return <MultipleFields question={question} put={put} />;
    case 'ranking':
      return <RankingFields question={question} put={put} />;
    case 'sum':
      return <SumFields question={question} put={put} />;
    case 'matrix':
      return <MatrixFields question={question} put={put} />;
    case 'picture':
      return <PictureFields question={question} put={put} />;
    case 'date':
      return <DateFields question={question} put={put} />;
    case 'contact':
      return <ContactFields question={question} put={put} />;
    case 'file':
      return <FileFields question={question} put={put} />;
    case 'consent':
      return <ConsentFields question={question} put={put} />;
    case 'text':
      return <TextFields question={question} put={put} />;
    case 'net':
      return <p className={styles['soft']}>{t('netWords')}</p>;
    case 'statement':
      return null;
  }
}
