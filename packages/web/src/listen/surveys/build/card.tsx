import type { SurveyFinding } from '@romashka/model/surveys';
import { ChevronRight, CircleAlert, Lightbulb } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useDeferredValue } from 'react';
import { useMessages } from '../../../language/use-messages.ts';
import styles from './build.module.css';
import { buildText } from './build-text.ts';
import { useEditing } from './editing.ts';
import { useFindingText } from './use-finding-text.ts';

export const NO_FINDINGS: readonly SurveyFinding[] = [];

/** What the check says of a place, each with how to mend it. */
export function FindingList(props: { readonly findings: readonly SurveyFinding[] }) {
  const t = useMessages(buildText);
  const say = useFindingText();
  if (props.findings.length === 0) return null;
  return (
    <ul className={styles['findings']}>
      {props.findings.map((finding) => (
        <li key={`${finding.code} ${finding.said}`} className={styles['finding']} data-level={finding.level}>
          <FindingIcon level={finding.level} />
          <span>
            <span className="unseen">{t(finding.level)}: </span>
            {say(finding)}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function FindingIcon(props: { readonly level: SurveyFinding['level'] }) {
  const Icon = props.level === 'error' ? CircleAlert : Lightbulb;
  return <Icon size={16} aria-hidden className={styles['findingIcon']} data-level={props.level} />;
}

/** A line that opens in place: what it is at a glance, and all of it when open. */
export function Card(props: {
  readonly card: string;
  readonly isOpen: boolean;
  readonly icon: ReactNode;
  readonly title: string;
  readonly isFaint?: boolean;
  readonly sub?: string;
  readonly marks?: ReactNode;
  readonly findings: readonly SurveyFinding[];
  readonly toolbar?: ReactNode;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: () => ReactNode;
}) {
  const { open } = useEditing();
  const { card, isOpen, findings } = props;
  // The line answers at once; its many fields follow without holding up the next press.
  const isReady = useDeferredValue(isOpen);
  const worst = findings.find(({ level }) => level === 'error') ?? findings[0];
  return (
    <section className={styles['card']} data-open={isOpen} data-card={card}>
      <button
        type="button"
        className={styles['cardHead']}
        aria-expanded={isOpen}
        onClick={() => open(isOpen ? null : card)}
        {...(props.onKeyDown === undefined ? {} : { onKeyDown: props.onKeyDown })}
      >
        <span className={styles['cardIcon']}>{props.icon}</span>
        <span className={styles['cardWords']}>
          <span className={styles['cardTitle']} data-faint={props.isFaint ?? false}>
            {props.title}
          </span>
          {props.sub === undefined ? null : <span className={styles['cardSub']}>{props.sub}</span>}
        </span>
        {props.marks}
        {worst === undefined ? null : <FindingIcon level={worst.level} />}
        <ChevronRight size={16} aria-hidden className={styles['chevron']} />
      </button>
      {isReady ? (
        <div className={styles['cardBody']} hidden={!isOpen}>
          {props.toolbar}
          <FindingList findings={findings} />
          {props.children()}
        </div>
      ) : null}
    </section>
  );
}
