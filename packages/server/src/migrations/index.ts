import { facts } from './clickhouse-0001-facts.ts';
import { surveyEvents } from './clickhouse-0002-survey-events.ts';
import { house } from './postgres-0001-house.ts';
import { rowReasons } from './postgres-0002-row-reasons.ts';
import { units } from './postgres-0003-units.ts';
import { memberUnits } from './postgres-0004-member-units.ts';
import { touchpoints } from './postgres-0005-touchpoints.ts';
import { surveys } from './postgres-0006-surveys.ts';
import { importPreview } from './postgres-0007-import-preview.ts';
import { metrics } from './postgres-0008-metrics.ts';
import { benchmarks } from './postgres-0009-benchmarks.ts';

/** Applied in order, each once; never edited after a release, only followed. */
export const POSTGRES_MIGRATIONS = [
  { name: '0001-house', sql: house },
  { name: '0002-row-reasons', sql: rowReasons },
  { name: '0003-units', sql: units },
  { name: '0004-member-units', sql: memberUnits },
  { name: '0005-touchpoints', sql: touchpoints },
  { name: '0006-surveys', sql: surveys },
  { name: '0007-import-preview', sql: importPreview },
  { name: '0008-metrics', sql: metrics },
  { name: '0009-benchmarks', sql: benchmarks },
] as const;
export const CLICKHOUSE_MIGRATIONS = [
  { name: '0001-facts', statements: facts },
  { name: '0002-survey-events', statements: surveyEvents },
] as const;
