/**
 * Of which survey an event tells, and of which invitation or response: read out of the event once, so that
 * counting who was asked does not read every event's text. They follow from `raw` and are in no backup.
 */
const TOLD = `name IN ('Survey Sent', 'Survey Started', 'Survey Completed')`;
const said = (property: string): string => `JSONExtractString(raw, 'properties', '${property}')`;

export const surveyEvents = [
  `ALTER TABLE events ADD COLUMN IF NOT EXISTS survey LowCardinality(String)
    MATERIALIZED if(${TOLD}, ${said('survey')}, '')`,
  `ALTER TABLE events ADD COLUMN IF NOT EXISTS survey_subject String
    MATERIALIZED if(${TOLD}, if(name = 'Survey Sent', ${said('invitation_id')}, ${said('response_id')}), '') CODEC(ZSTD(1))`,
  'ALTER TABLE events MATERIALIZE COLUMN survey',
  'ALTER TABLE events MATERIALIZE COLUMN survey_subject',
] as const;
