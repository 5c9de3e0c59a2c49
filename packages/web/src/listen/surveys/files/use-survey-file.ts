import { useRef, useState } from 'react';
import { request } from '../../../api/client.ts';
import type { ResponseOf } from '../../../api/route-types.ts';
import { type FileFault, type Format, LONGEST_FILE, readSurveyText } from './survey-file.ts';

export type Converted = ResponseOf<'surveys.convert'>;
type Json = Readonly<Record<string, unknown>>;

/** How far a chosen file has come. */
export type FileStage =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'fault'; readonly fault: FileFault | 'unreadable' }
  | { readonly kind: 'unsure' }
  | { readonly kind: 'refused'; readonly thrown: unknown }
  | { readonly kind: 'read'; readonly read: Converted };

interface Chosen {
  readonly name: string;
  readonly json: Json | null;
  readonly format: Format | null;
  readonly stage: FileStage;
}

export interface SurveyFile extends Chosen {
  readonly choose: (file: File) => void;
  /** Reads the chosen file as one of another tool. */
  readonly readAs: (format: Format) => void;
}

const NONE: Chosen = { name: '', json: null, format: null, stage: { kind: 'none' } };

/** A survey's file: opened, its tool told by its content, and read by the server, which keeps nothing. */
export function useSurveyFile(): SurveyFile {
  const [chosen, setChosen] = useState(NONE);
  // Whoever chooses another file or tool meanwhile wants no answer to the first.
  const turn = useRef(0);
  const convert = async (name: string, json: Json, format: Format): Promise<void> => {
    turn.current += 1;
    const mine = turn.current;
    const show = (stage: FileStage) => {
      if (mine === turn.current) setChosen({ name, json, format, stage });
    };
    show({ kind: 'reading' });
    try {
      const read = await request('surveys.convert', { body: { format, content: { ...json } } });
      show({ kind: 'read', read });
    } catch (thrown) {
      show({ kind: 'refused', thrown });
    }
  };
  const choose = async (file: File): Promise<void> => {
    turn.current += 1;
    const mine = turn.current;
    const { name } = file;
    const show = (stage: FileStage, json: Json | null = null) => {
      if (mine === turn.current) setChosen({ name, json, format: null, stage });
    };
    show({ kind: 'reading' });
    // A file that is too long is not even opened.
    const text = file.size > LONGEST_FILE ? '' : await file.text().catch(() => null);
    if (mine !== turn.current) return;
    if (text === null) return show({ kind: 'fault', fault: 'unreadable' });
    const read = readSurveyText(text, file.size);
    if (read.kind === 'fault') return show({ kind: 'fault', fault: read.fault });
    if (read.format === null) return show({ kind: 'unsure' }, read.json);
    await convert(name, read.json, read.format);
  };
  return {
    ...chosen,
    choose: (file) => void choose(file),
    readAs: (format) => {
      if (chosen.json !== null) void convert(chosen.name, chosen.json, format);
    },
  };
}
